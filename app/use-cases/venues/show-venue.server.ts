import { mainTitle } from "#app/domain/events/text-in.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import type { BookingCard } from "#app/domain/venues/booking-card.ts";
import type { BookingState } from "#app/domain/venues/booking-state.ts";
import type { VenueFields } from "#app/domain/venues/venue-draft.ts";
import type { VenueFactSheet } from "#app/domain/venues/venue-facts.ts";
import type { NamedVenue } from "#app/domain/venues/venue-words.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { stateOf } from "./booking-steps.server.ts";
import { owedNow } from "./cancel-booking.server.ts";
import { factsOf } from "./read-facts.server.ts";
import { latestTerms, termsOf } from "./terms-rows.server.ts";
import { type VenueRecord, venueRecord } from "./venue-record.server.ts";

export type VenuePage = {
  id: string;
  name: string;
  fields: VenueFields;
  version: string;
  archived: boolean;
  timeZone: string;
  currency: string;
  bookings: BookingCard[];
  /** Declined, cancelled and released ones, the latest first. */
  ended: BookingCard[];
  facts: VenueFactSheet;
  record: VenueRecord;
};

const endStates: ReadonlySet<BookingState> = new Set(["declined", "cancelled", "released"]);

/** One venue with its bookings: the next first, then the past ones, and those that came to nothing; null when there is none. */
export async function showVenue(world: World, input: { venueId: string }): Promise<VenuePage | null> {
  const venue = await world.db.prisma.venue.findUnique({
    where: { id: input.venueId },
    include: {
      bookings: {
        orderBy: { startsAt: "asc" },
        include: {
          terms: latestTerms,
          event: { select: { id: true, state: true, texts: true, mainLocale: true } },
        },
      },
    },
  });
  if (!venue) return null;
  const now = world.clock.now();
  const [{ currency }, record] = await Promise.all([readBusiness(world), venueRecord(world, venue.id)]);
  const cards = venue.bookings.map(
    ({ id, startsAt, endsAt, currency: paidIn, event, terms, state }): BookingCard => ({
      ...{ id, startsAt, endsAt, currency: paidIn, past: endsAt <= now },
      state: stateOf(state),
      owedMinor: owedNow({ state, startsAt, terms }, now),
      deal: termsOf(terms[0]).deal,
      event: event && {
        id: event.id,
        state: event.state,
        title: mainTitle(event),
      },
    }),
  );
  const ended = cards.filter(({ state }) => endStates.has(state));
  const bookings = cards.filter(({ state }) => !endStates.has(state));
  return {
    id: venue.id,
    name: venue.name,
    fields: fieldsOf(venue),
    version: versionOf(venue.updatedAt),
    archived: venue.archivedAt !== null,
    facts: factsOf(world, venue),
    record,
    timeZone: venue.timeZone,
    currency,
    bookings: [...bookings.filter(({ past }) => !past), ...bookings.filter(({ past }) => past).reverse()],
    ended: ended.reverse(),
  };
}

type VenueText = NamedVenue & { timeZone: string };

function fieldsOf(
  venue: VenueText & { mapUrl: string | null; notes: string | null; capacity: number },
): VenueFields {
  return {
    name: venue.name,
    city: venue.city,
    area: venue.area,
    address: venue.address,
    nameEn: venue.nameEn ?? "",
    cityEn: venue.cityEn ?? "",
    areaEn: venue.areaEn ?? "",
    addressEn: venue.addressEn ?? "",
    mapUrl: venue.mapUrl ?? "",
    capacity: String(venue.capacity),
    notes: venue.notes ?? "",
    timeZone: venue.timeZone,
  };
}
