import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { TransferPage } from "#app/ui/self-service/transfer-page.tsx";
import selfService from "#app/ui/styles/self-service.css?url";
import stylesheet from "#app/ui/styles/ticket.css?url";
import { offerTransfer } from "#app/use-cases/registration/offer-transfer.server.ts";
import { showOwnTicket } from "#app/use-cases/registration/show-own-ticket.server.ts";
import { withdrawTransfer } from "#app/use-cases/registration/withdraw-transfer.server.ts";
import { readPlace } from "./read-place.ts";
import { refuseOffer } from "./refuse-offer.ts";

export const links = () => [stylesheet, selfService].map((href) => ({ rel: "stylesheet", href }));

const text = z.string().catch("");
const schema = z.object({ intent: text, name: text, email: text });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showOwnTicket(context.world, {
    token,
    locale: requestLocale(request),
    place: readPlace(request),
  });
  if (!shown.ok) throw data(null, { status: 404 });
  const { manage, ...page } = shown;
  return { page: { ...page, path: `/o/${token}` }, manage };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const locale = requestLocale(request);
  const place = readPlace(request);
  const { intent, name, email } = schema.parse(Object.fromEntries(await request.formData()));
  const order = localePath(locale, `/o/${token}`);
  if (intent === "withdraw") {
    const withdrawn = await withdrawTransfer(context.world, { token, place });
    if (!withdrawn.ok) throw data(null, { status: 404 });
    return redirect(`${order}?done=withdrawn`, 303);
  }
  const offered = await offerTransfer(context.world, { token, place, name, email, locale });
  if (offered.ok) return redirect(`${order}/transfer${place === null ? "" : `?person=${place}`}`, 303);
  const { status, reasons, problem } = refuseOffer(offered);
  return data({ name, email, reasons, problem }, { status });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).selfService.transferTitle);

export default function Transfer() {
  const sent = useActionData<typeof action>();
  const form = sent ?? { name: "", email: "", reasons: {}, problem: null };
  return <TransferPage {...useLoaderData<typeof loader>()} form={form} />;
}
