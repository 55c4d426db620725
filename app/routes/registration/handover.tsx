import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { emptyForm } from "#app/ui/registration/form-values.ts";
import { type HandoverForm, HandoverPage } from "#app/ui/self-service/handover-page.tsx";
import registration from "#app/ui/styles/registration.css?url";
import selfService from "#app/ui/styles/self-service.css?url";
import ticket from "#app/ui/styles/ticket.css?url";
import {
  type AnswerRefusal,
  acceptTransfer,
  confirmAddress,
} from "#app/use-cases/registration/answer-transfer.server.ts";
import { showHandover } from "#app/use-cases/registration/show-handover.server.ts";
import { readRegistration } from "./read-registration.ts";

export const links = () => [ticket, registration, selfService].map((href) => ({ rel: "stylesheet", href }));

const statusOf = {
  invalid: 422,
  "not-now": 409,
  "already-has-seat": 409,
  "no-seat": 403,
  gone: 410,
  "too-many": 429,
  "not-found": 404,
} satisfies Record<AnswerRefusal["reason"], number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const input = { token: params.token ?? "", locale: requestLocale(request) };
  const shown = await showHandover(context.world, input);
  if (shown.ok) return data({ handover: shown.handover });
  if (shown.reason === "not-found") throw data(null, { status: 404 });
  return data({ handover: null }, { status: 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const input = { token: params.token ?? "", locale: requestLocale(request) };
  const shown = await showHandover(context.world, input);
  const { values, birthDate } = readRegistration(await request.formData());
  const { name, phone, consents } = values;
  const holder = { name, phone: phone.trim() || null, birthDate, consents };
  const answered =
    shown.ok && shown.handover.kind === "address"
      ? await confirmAddress(context.world, input)
      : await acceptTransfer(context.world, { ...input, holder });
  if (answered.ok) return redirect(localePath(input.locale, `/o/${answered.token}`), 303);
  if (answered.reason === "not-found") throw data(null, { status: 404 });
  return data(refuse(answered, values), { status: statusOf[answered.reason] });
}

function refuse(refusal: AnswerRefusal, values: HandoverForm["values"]): HandoverForm {
  switch (refusal.reason) {
    case "invalid":
      return { values, reasons: refusal.fields, refused: null };
    case "not-now":
      return { values, reasons: {}, refused: { why: refusal.why } };
    case "already-has-seat":
    case "no-seat":
    case "too-many":
      return { values, reasons: {}, refused: refusal.reason };
    default:
      return { values, reasons: {}, refused: null };
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { selfService, common } = metaWords(location.pathname);
  if (!data) return privateMeta(location.pathname, common.notFoundTitle);
  const { handover } = data;
  if (!handover) return privateMeta(location.pathname, selfService.handoverGoneTitle);
  const { from, kind } = handover;
  const title = kind === "address" ? selfService.addressTitle : selfService.handoverTitle({ from });
  return privateMeta(location.pathname, title);
};

export default function Handover() {
  const { handover } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const values = { ...emptyForm("", ""), name: handover?.to.name ?? "" };
  const form: HandoverForm = sent ?? { values, reasons: {}, refused: null };
  return <HandoverPage handover={handover} path={`/handover/${useParams().token}`} form={form} />;
}
