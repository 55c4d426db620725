import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { BookingFields } from "#app/domain/venues/booking-fields.ts";
import type { RequestFields } from "#app/domain/venues/request-draft.ts";
import { BookingNewPage } from "#app/ui/office/booking-new-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale } from "#app/ui/use-words.ts";
import { askVenue } from "#app/use-cases/venues/ask-venue.server.ts";
import { bookVenue } from "#app/use-cases/venues/book-venue.server.ts";
import { showBookingForm } from "#app/use-cases/venues/show-booking-form.server.ts";
import { readBookingForm, readRequestForm } from "./booking-form.ts";
import { formIdOf, formTexts, optionalId } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const query = new URL(request.url).searchParams;
  const eventId = optionalId.parse(query.get("event"));
  const venue = await showBookingForm(context.world, { venueId: requireId(params.venueId), eventId });
  if (!venue) throw notFound();
  return { venue, kind: query.get("kind"), formId: context.world.ids.uuid() };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const venueId = requireId(params.venueId);
  const texts = formTexts(await request.formData());
  const [values, asking] = [readBookingForm(texts), readRequestForm(texts)];
  const forEventId = optionalId.parse(texts.forEvent ?? null);
  const formId = formIdOf(texts);
  const sent = { request, venueId, organiserId: organiser.id, values, asking, forEventId, formId };
  if (texts.intent === "ask") return ask(context, sent);
  const ids = { organiserId: organiser.id, venueId, formId };
  const booked = await bookVenue(context.world, { ...ids, fields: values });
  if (booked.ok)
    return redirect(
      officePath(request, `/office/venues/${venueId}/bookings/${booked.bookingId}?done=booked`),
      303,
    );
  if (booked.reason === "not-found") throw notFound();
  if (booked.reason === "overlaps") return data({ values, asking, met: booked.met }, { status: 409 });
  return data({ values, asking, problems: booked.problems }, { status: 422 });
}

type Sent = {
  request: Request;
  organiserId: string;
  venueId: string;
  values: BookingFields;
  asking: RequestFields;
  forEventId: string | null;
  formId: string | null;
};

async function ask(
  context: AppLoadContext,
  { request, organiserId, venueId, values, asking, forEventId, formId }: Sent,
) {
  const ids = { organiserId, venueId, formId };
  const asked = await askVenue(context.world, { ...ids, fields: values, request: asking, forEventId });
  if (asked.ok && forEventId !== null)
    return redirect(officePath(request, `/office/events/${forEventId}/venues?done=asked`), 303);
  if (asked.ok) {
    const path = `/office/venues/${venueId}/bookings/${asked.bookingId}?done=asked`;
    return redirect(officePath(request, path), 303);
  }
  if (asked.reason === "invalid") return data({ values, asking, problems: asked.problems }, { status: 422 });
  if (asked.reason === "too-many") return data({ values, asking, tooMany: true }, { status: 429 });
  throw notFound();
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeDeals.newTitle);

export default function BookingNew() {
  const answer = useActionData<typeof action>();
  return <BookingNewPage locale={useLocale()} {...useLoaderData<typeof loader>()} answer={answer} />;
}
