import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localeOf } from "#app/i18n/locale-path.ts";
import { DecisionPage } from "#app/ui/office/decision-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { runEvent } from "#app/use-cases/events/decide-event.server.ts";
import { showDecision } from "#app/use-cases/events/show-decision.server.ts";
import { takeGoDay } from "#app/use-cases/events/take-go-day.server.ts";
import { formTexts, text } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId) };
  const page = await showDecision(context.world, { ...ids, locale: localeOf(request) });
  if (!page) throw notFound();
  return { page, done: new URL(request.url).searchParams.has("done") };
}

const form = z.object({ intent: text, askedFor: text, at: text });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const { intent, askedFor, at } = form.parse(formTexts(await request.formData()));
  const decided =
    intent === "take-day"
      ? await takeGoDay(context.world, { ...ids, at })
      : await runEvent(context.world, { ...ids, askedFor });
  if (!decided.ok) {
    if (decided.reason === "not-found") throw notFound();
    return data({ refused: decided.reason }, { status: 409 });
  }
  const query = intent === "take-day" ? "" : "?done";
  return redirect(officePath(request, `/office/events/${ids.eventId}/decision${query}`), 303);
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).goNoGo.title);

export default function Decision() {
  const refused = useActionData<typeof action>()?.refused;
  return <DecisionPage locale={useLocale()} {...useLoaderData<typeof loader>()} refused={refused} />;
}
