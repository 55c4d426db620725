import type { Locale } from "#app/domain/events/locale.ts";
import { textIn } from "#app/domain/events/text-in.ts";
import { madeBeforeMove, offerUntil } from "#app/domain/payment/refund-offer.ts";
import { mapLink } from "#app/domain/venues/map-link.ts";
import { type VenueWords, venueWords } from "#app/domain/venues/venue-words.ts";
import type { OrderRow } from "./read-ticket-order.server.ts";

/** The event as an order's page shows it; address and map are null while they are for paid guests alone. */
export type OrderEvent = {
  slug: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  title: string;
  summary: string;
  bring: string;
  venue: (Omit<VenueWords, "address"> & { address: string | null; mapUrl: string | null }) | null;
};

export function viewEvent(event: OrderRow["event"], locale: Locale, paid: boolean): OrderEvent {
  const text = textIn(event, locale);
  const venue = event.booking?.venue;
  const open = paid || event.addressVisibility === "public";
  return {
    slug: event.slug,
    state: event.state,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    title: text?.title ?? "",
    summary: text?.summary ?? "",
    bring: text?.bring ?? "",
    venue: venue
      ? {
          ...venueWords(venue, locale),
          ...(open ? { mapUrl: mapLink(venue) } : { address: null, mapUrl: null }),
        }
      : null,
  };
}

/** What a guest who ordered before the event moved is told; null for everybody else, and after the evening. */
export function movedOf(
  { event, createdAt }: OrderRow,
  now: Date,
): { startsAt: Date; endsAt: Date; offerUntil: Date | null } | null {
  const { movedFromStartsAt, movedFromEndsAt } = event;
  if (!madeBeforeMove(event, createdAt) || now >= event.endsAt) return null;
  if (movedFromStartsAt === null || movedFromEndsAt === null) return null;
  return {
    startsAt: movedFromStartsAt,
    endsAt: movedFromEndsAt,
    offerUntil: offerUntil(event, createdAt, now),
  };
}
