import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";

/** What booking a time at a venue starts from; null when there is none, or when it was put away. */
export async function showBookingForm(
  world: World,
  input: { venueId: string },
): Promise<{ id: string; name: string; timeZone: string; capacity: number; currency: string } | null> {
  const venue = await world.db.prisma.venue.findFirst({
    where: { id: input.venueId, archivedAt: null },
    select: { id: true, name: true, timeZone: true, capacity: true },
  });
  if (!venue) return null;
  const { currency } = await readBusiness(world);
  return { ...venue, currency };
}
