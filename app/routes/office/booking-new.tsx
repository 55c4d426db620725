import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BookingNewPage } from "#app/ui/office/booking-new-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale } from "#app/ui/use-words.ts";
import { bookVenue } from "#app/use-cases/venues/book-venue.server.ts";
import { showBookingForm } from "#app/use-cases/venues/show-booking-form.server.ts";
import { readBookingForm } from "./booking-form.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const venue = await showBookingForm(context.world, { venueId: requireId(params.venueId) });
  if (!venue) throw notFound();
  return { venue, kind: new URL(request.url).searchParams.get("kind") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const venueId = requireId(params.venueId);
  const values = readBookingForm(formTexts(await request.formData()));
  const booked = await bookVenue(context.world, { organiserId: organiser.id, venueId, fields: values });
  if (booked.ok)
    return redirect(
      officePath(request, `/office/venues/${venueId}/bookings/${booked.bookingId}?done=booked`),
      303,
    );
  if (booked.reason === "not-found") throw notFound();
  if (booked.reason === "overlaps") return data({ values, met: booked.met }, { status: 409 });
  return data({ values, problems: booked.problems }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeDeals.newTitle);

export default function BookingNew() {
  const { venue, kind } = useLoaderData<typeof loader>();
  return (
    <BookingNewPage locale={useLocale()} venue={venue} kind={kind} answer={useActionData<typeof action>()} />
  );
}
