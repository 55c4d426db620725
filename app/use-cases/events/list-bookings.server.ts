import type { World } from "../world.server.ts";

/** A booking an event may take place under. */
export type BookingChoice = {
  id: string;
  venue: string;
  venueCapacity: number;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  feeMinor: number;
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
    include: { venue: true },
  });
  return rows.map(({ id, startsAt, endsAt, feeMinor, currency, venue }) => ({
    ...{ id, startsAt, endsAt, feeMinor, currency },
    venue: venue.name,
    venueCapacity: venue.capacity,
    timeZone: venue.timeZone,
  }));
}
