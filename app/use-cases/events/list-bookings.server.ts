import type { Deal } from "#app/domain/money/deal.ts";
import { bookedCapacity } from "../venues/read-facts.server.ts";
import { latestTerms, termsOf } from "../venues/terms-rows.server.ts";
import type { World } from "../world.server.ts";

/** A booking an event may take place under. */
export type BookingChoice = {
  id: string;
  venue: string;
  venueCapacity: number;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  deal: Deal;
  currency: string;
};

/** Live bookings ahead that no event has, and the one this event has; the soonest first. */
export async function listFreeBookings(
  world: World,
  input: { eventId: string | null },
): Promise<BookingChoice[]> {
  const free = { state: "confirmed", endsAt: { gt: world.clock.now() }, event: null };
  const rows = await world.db.prisma.venueBooking.findMany({
    where: input.eventId === null ? free : { OR: [free, { event: { id: input.eventId } }] },
    orderBy: { startsAt: "asc" },
    include: { venue: true, terms: latestTerms },
  });
  return rows.map(({ id, startsAt, endsAt, currency, venue, terms, room }) => ({
    ...{ id, startsAt, endsAt, currency },
    deal: termsOf(terms[0]).deal,
    venue: venue.name,
    venueCapacity: bookedCapacity(room, venue),
    timeZone: venue.timeZone,
  }));
}
