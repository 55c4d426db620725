import type { World } from "../world.server.ts";

export type VenueCard = {
  id: string;
  name: string;
  city: string;
  area: string;
  capacity: number;
  timeZone: string;
  archived: boolean;
  /** The next booking that has not ended. */
  next: { startsAt: Date; endsAt: Date } | null;
};

/** Every venue, those in use first, each with its next booking. */
export async function listVenues(world: World): Promise<VenueCard[]> {
  const venues = await world.db.prisma.venue.findMany({
    orderBy: [{ createdAt: "desc" }],
    include: {
      bookings: {
        where: { state: "confirmed", endsAt: { gt: world.clock.now() } },
        orderBy: { startsAt: "asc" },
        take: 1,
        select: { startsAt: true, endsAt: true },
      },
    },
  });
  const cards = venues.map(({ id, name, city, area, capacity, timeZone, archivedAt, bookings }) => ({
    ...{ id, name, city, area, capacity, timeZone },
    archived: archivedAt !== null,
    next: bookings[0] ?? null,
  }));
  return cards.sort((a, b) => Number(a.archived) - Number(b.archived));
}
