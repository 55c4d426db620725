import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { type DetailsForm, DetailsPage } from "#app/ui/self-service/details-page.tsx";
import selfService from "#app/ui/styles/self-service.css?url";
import stylesheet from "#app/ui/styles/ticket.css?url";
import {
  type ChangeDetailsOutcome,
  changeDetails,
} from "#app/use-cases/registration/change-details.server.ts";
import { askNewAddress } from "#app/use-cases/registration/offer-transfer.server.ts";
import { showOwnTicket } from "#app/use-cases/registration/show-own-ticket.server.ts";
import { refuseOffer } from "./refuse-offer.ts";

export const links = () => [stylesheet, selfService].map((href) => ({ rel: "stylesheet", href }));

const text = z.string().catch("");
const schema = z.object({ intent: text, name: text, phone: text, email: text });

type Refusal = Exclude<ChangeDetailsOutcome, { ok: true }>;
const statusOf = {
  invalid: 422,
  "not-now": 409,
  "too-many": 429,
  "not-found": 404,
} satisfies Record<Refusal["reason"], number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showOwnTicket(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  const { manage, ...page } = shown;
  const { name, phone, email } = page.order.person;
  return { page: { ...page, path: `/o/${token}` }, manage, name, phone: phone ?? "", address: email };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const { intent, name, phone, email } = schema.parse(Object.fromEntries(await request.formData()));
  const order = localePath(requestLocale(request), `/o/${token}`);
  if (intent === "address") {
    const asked = await askNewAddress(context.world, { token, email });
    if (asked.ok) return redirect(`${order}/details`, 303);
    const { status, reasons, problem } = refuseOffer(asked);
    return data({ email, emailReason: reasons.email ?? null, problem }, { status });
  }
  const changed = await changeDetails(context.world, { token, name, phone });
  if (changed.ok) return redirect(`${order}?done=saved`, 303);
  if (changed.reason === "not-found") throw data(null, { status: 404 });
  const reasons = changed.reason === "invalid" ? changed.fields : {};
  const problem = changed.reason === "too-many" ? changed.reason : null;
  return data({ name, phone, reasons, problem }, { status: statusOf[changed.reason] });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).selfService.detailsTitle);

export default function Details() {
  const { page, manage, address, name, phone } = useLoaderData<typeof loader>();
  const kept: DetailsForm = { name, phone, email: "", reasons: {}, emailReason: null, problem: null };
  const form = { ...kept, ...useActionData<typeof action>() };
  return <DetailsPage page={page} manage={manage} address={address} form={form} />;
}
