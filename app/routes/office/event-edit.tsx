import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EventEditPage } from "#app/ui/office/event-edit-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale } from "#app/ui/use-words.ts";
import { type ChangeEventOutcome, changeEvent } from "#app/use-cases/events/change-event.server.ts";
import { pauseSales } from "#app/use-cases/events/pause-sales.server.ts";
import { showEventForm } from "#app/use-cases/events/show-event-form.server.ts";
import { readEventForm } from "./event-form.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const event = await showEventForm(context.world, { eventId: requireId(params.eventId) });
  if (!event) throw notFound();
  return { event, saved: new URL(request.url).searchParams.has("saved") };
}

const statusOf = {
  invalid: 422,
  stale: 409,
  "not-editable": 409,
  "not-found": 404,
} satisfies Record<Extract<ChangeEventOutcome, { ok: false }>["reason"], number>;

type Ids = { organiserId: string; eventId: string };

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { organiserId: organiser.id, eventId: requireId(params.eventId) };
  const texts = formTexts(await request.formData());
  if (texts.intent === "pause" || texts.intent === "resume")
    return switchSales(context, request, ids, texts.intent === "pause");
  const { version, bookingId, fields } = readEventForm(texts);
  const changed = await changeEvent(context.world, { ...ids, version, bookingId, fields });
  if (changed.ok) return redirect(officePath(request, `/office/events/${ids.eventId}/edit?saved`), 303);
  if (changed.reason === "not-found") throw notFound();
  const problems = changed.reason === "invalid" ? changed.problems : undefined;
  const answer = { reason: changed.reason, values: fields, bookingId: bookingId ?? "", problems };
  return data(answer, { status: statusOf[changed.reason] });
}

async function switchSales(context: AppLoadContext, request: Request, ids: Ids, paused: boolean) {
  const switched = await pauseSales(context.world, { ...ids, paused });
  if (!switched.ok) throw notFound();
  return redirect(officePath(request, `/office/events/${ids.eventId}`), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  privateMeta(location.pathname, data?.event.title || metaWords(location.pathname).officeEditor.editTitle);

export default function EditEvent() {
  return (
    <EventEditPage
      locale={useLocale()}
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}
