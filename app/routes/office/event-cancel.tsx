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
import { EventCancelPage } from "#app/ui/office/event-cancel-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { type CancelEventOutcome, cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { showCancelEvent } from "#app/use-cases/events/show-cancel-event.server.ts";
import { formTexts, text, tick } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const form = z.object({ version: text, confirmed: tick });

const statusOf = {
  "not-confirmed": 422,
  stale: 409,
  "not-published": 409,
  over: 409,
  "not-found": 404,
} satisfies Record<Extract<CancelEventOutcome, { ok: false }>["reason"], number>;

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId) };
  const page = await showCancelEvent(context.world, { ...ids, locale: localeOf(request) });
  if (!page) throw notFound();
  return { page };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const asked = form.parse(formTexts(await request.formData()));
  const done = await cancelEvent(context.world, { ...ids, ...asked });
  if (done.ok) return redirect(officePath(request, `/office/events/${ids.eventId}/cancel`), 303);
  if (done.reason === "not-found") throw notFound();
  return data({ refused: done.reason }, { status: statusOf[done.reason] });
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeCancel.title);

export default function CancelEvent() {
  const refused = useActionData<typeof action>()?.refused;
  return <EventCancelPage locale={useLocale()} {...useLoaderData<typeof loader>()} refused={refused} />;
}
