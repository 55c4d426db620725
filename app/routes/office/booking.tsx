import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { WeighFields, weighFieldNames } from "#app/domain/money/weigh-fields.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { BookingPage } from "#app/ui/office/booking-page.tsx";
import type { TalkSaid } from "#app/ui/office/booking-talk.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { readTalk } from "#app/use-cases/venues/read-talk.server.ts";
import { showBooking } from "#app/use-cases/venues/show-booking.server.ts";
import { runBookingIntent } from "./booking-intents.ts";
import { formTexts, text } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

const weighForm = z.object({
  price: text,
  seats: text,
  otherFixed: text,
  otherPerHead: text,
  commission: text,
  spent: text,
  versusKind: text,
  versusAmount: text,
} satisfies Record<(typeof weighFieldNames)[number], z.ZodType>);

/** The thought-of evening in an address; null when there is none. */
function thoughtOf(query: URLSearchParams): WeighFields | null {
  return query.has("price") ? weighForm.parse(Object.fromEntries(query)) : null;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const query = new URL(request.url).searchParams;
  const booking = await showBooking(context.world, { ...ids, thought: thoughtOf(query) });
  if (!booking) throw notFound();
  const talk = await readTalk(context.world, { ...ids, locale: requestLocale(request) });
  if (!talk) throw notFound();
  return { booking, talk, done: query.get("done") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const place = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const form = await request.formData();
  const receipt = form.get("receipt");
  const done = await runBookingIntent({
    ...{ context, ids: { ...place, organiserId: organiser.id }, texts: formTexts(form) },
    receipt: receipt instanceof File ? receipt : null,
  });
  if (typeof done !== "string") return done;
  const path = `/office/venues/${place.venueId}/bookings/${place.bookingId}`;
  return redirect(officePath(request, `${path}?done=${done}`), 303);
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeDeals.bookingTitle);

export default function Booking() {
  const { booking, talk, done } = useLoaderData<typeof loader>();
  const answer: TalkSaid | undefined = useActionData<typeof action>();
  return <BookingPage locale={useLocale()} {...{ booking, talk, answer }} done={answer ? null : done} />;
}
