import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { type SafetyForm, SafetyPage } from "#app/ui/night/safety-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import registration from "#app/ui/styles/registration.css?url";
import ticket from "#app/ui/styles/ticket.css?url";
import { reportPerson, type SafetyOutcome } from "#app/use-cases/trust/report-person.server.ts";
import { showSafety } from "#app/use-cases/trust/show-safety.server.ts";

export const links = () => [ticket, registration].map((href) => ({ rel: "stylesheet", href }));

const text = z.string().catch("");
const form = z.object({
  deed: z.enum(["report", "block"]).catch("report"),
  kind: text,
  words: text,
  about: text,
  block: z.literal("yes").optional().catch(undefined),
  "block-about": text,
});
const doneBy = z.enum(["reported", "blocked", "both"]).nullable().catch(null);

type Refusal = Exclude<SafetyOutcome, { ok: true }>["reason"];
const statusOf = { invalid: 422, "too-many": 429, "not-found": 404 } satisfies Record<Refusal, number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const page = await showSafety(context.world, { token, locale: requestLocale(request) });
  if (!page) throw data(null, { status: 404 });
  return { page: { ...page, token }, done: doneBy.parse(new URL(request.url).searchParams.get("done")) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const locale = requestLocale(request);
  const asked = form.parse(Object.fromEntries(await request.formData()));
  const { deed, kind, words } = asked;
  const about = deed === "block" ? asked["block-about"] : asked.about;
  const given = { kind, words, about, block: asked.block === "yes" };
  const outcome = await reportPerson(context.world, { ...given, token, deed });
  if (outcome.ok) return redirect(`${localePath(locale, `/n/${token}/safety`)}?done=${outcome.done}`, 303);
  const { reason } = outcome;
  if (reason === "not-found") throw data(null, { status: statusOf[reason] });
  const fields = reason === "invalid" ? outcome.fields : {};
  const refused: SafetyForm = { deed, fields, given, refused: reason === "too-many" ? reason : null };
  return data(refused, { status: statusOf[reason] });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).trust.link);

export default function Safety() {
  const { page, done } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? null;
  return <SafetyPage page={page} form={form} done={form ? null : done} />;
}
