import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { type ConfirmForm, ConfirmPage } from "#app/ui/self-service/confirm-page.tsx";
import registration from "#app/ui/styles/registration.css?url";
import selfService from "#app/ui/styles/self-service.css?url";
import ticket from "#app/ui/styles/ticket.css?url";
import { type ConfirmRulesOutcome, confirmRules } from "#app/use-cases/registration/confirm-rules.server.ts";
import { showOwnTicket } from "#app/use-cases/registration/show-own-ticket.server.ts";
import { readRegistration } from "./read-registration.ts";

export const links = () => [ticket, registration, selfService].map((href) => ({ rel: "stylesheet", href }));

type Refusal = Exclude<ConfirmRulesOutcome, { ok: true }>;
const statusOf = {
  invalid: 422,
  "no-ticket": 409,
  "too-many": 429,
  "not-found": 404,
} satisfies Record<Refusal["reason"], number>;

/** Only a companion has something to agree to here; who ordered did so on the form. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showOwnTicket(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok || shown.order.role !== "holder") throw data(null, { status: 404 });
  const { manage: _manage, ...page } = shown;
  return { page: { ...page, path: `/o/${token}` } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const locale = requestLocale(request);
  const { consents } = readRegistration(await request.formData()).values;
  const confirmed = await confirmRules(context.world, { token, locale, consents });
  if (confirmed.ok) return redirect(`${localePath(locale, `/o/${token}`)}?done=confirmed`, 303);
  const { reason } = confirmed;
  if (reason === "not-found") throw data(null, { status: 404 });
  const fields = reason === "invalid" ? confirmed.fields : {};
  const form: ConfirmForm = { given: consents, fields, refused: reason === "invalid" ? null : reason };
  return data(form, { status: statusOf[reason] });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).groups.companion.pageTitle);

export default function Confirm() {
  const { page } = useLoaderData<typeof loader>();
  const nothing: ConfirmForm = {
    given: { terms: null, privacy: null, conduct: null },
    fields: {},
    refused: null,
  };
  return <ConfirmPage page={page} form={useActionData<typeof action>() ?? nothing} />;
}
