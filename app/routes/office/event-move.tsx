import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf } from "#app/i18n/locale-path.ts";
import { EventMovePage } from "#app/ui/office/event-move-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { type MoveEventOutcome, moveEvent } from "#app/use-cases/events/move-event.server.ts";
import { showMoveEvent } from "#app/use-cases/events/show-move-event.server.ts";
import { formTexts, optionalId, spanForm, text } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const form = spanForm.extend({ version: text, bookingId: optionalId, offerDays: text });

const statusOf = {
  invalid: 422,
  stale: 409,
  "not-published": 409,
  over: 409,
  "not-found": 404,
} satisfies Record<Extract<MoveEventOutcome, { ok: false }>["reason"], number>;

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { eventId: requireId(params.eventId) };
  const page = await showMoveEvent(context.world, { ...ids, locale: localeOf(request) });
  if (!page) throw notFound();
  return { page };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const { version, bookingId, ...fields } = form.parse(formTexts(await request.formData()));
  const moved = await moveEvent(context.world, { ...ids, version, bookingId, fields });
  if (moved.ok) return redirect(officePath(request, `/office/events/${ids.eventId}`), 303);
  if (moved.reason === "not-found") throw notFound();
  const problems = moved.reason === "invalid" ? moved.problems : undefined;
  const answer = { reason: moved.reason, values: fields, bookingId: bookingId ?? "", problems };
  return data(answer, { status: statusOf[moved.reason] });
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeCancel.moveTitle);

export default function MoveEvent() {
  return (
    <EventMovePage
      locale={useLocale()}
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}
