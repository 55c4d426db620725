import { roomKeeping } from "#app/domain/venues/booking-state.ts";
import type { OfferName } from "#app/domain/venues/venue-facts.ts";
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

/** What is looked for: words in its name, city or area; room for so many; everything it must have. */
export type VenueSearch = { word: string; capacity: number | null; offers: readonly OfferName[] };

/** The venues that fit, those in use first, each with its next booking. */
export async function listVenues(world: World, search: VenueSearch): Promise<VenueCard[]> {
  const venues = await world.db.prisma.venue.findMany({
    where: {
      AND: search.word.split(/\s+/).filter(Boolean).slice(0, 6).map(inItsNames),
      ...(search.capacity === null ? {} : { capacity: { gte: search.capacity } }),
      ...(search.offers.length === 0 ? {} : { offers: { hasEvery: [...search.offers] } }),
    },
    orderBy: [{ createdAt: "desc" }],
    include: {
      bookings: {
        where: { state: { in: [...roomKeeping] }, endsAt: { gt: world.clock.now() } },
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

const names = ["name", "city", "area", "address", "nameEn", "cityEn", "areaEn", "addressEn"] as const;

/** A word in any of a venue's names, whatever its case; % and _ mean themselves. */
function inItsNames(word: string) {
  const contains = word.replace(/[\\%_]/g, "\\$&");
  return { OR: names.map((name) => ({ [name]: { contains, mode: "insensitive" as const } })) };
}
