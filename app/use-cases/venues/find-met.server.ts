import { mainTitle } from "#app/domain/events/text-in.ts";
import { roomKeeping } from "#app/domain/venues/booking-state.ts";
import type { World } from "../world.server.ts";

/** The booking that is there already, with the title of its event if it has one. */
export type MetBooking = { startsAt: Date; endsAt: Date; title: string | null };

type Asked = { startsAt: Date; endsAt: Date; setupMinutes: number; cleanupMinutes: number };

/** The first booking that keeps the venue in a time, set-up and clean-up included; null when it is free. */
export async function findMet(
  world: World,
  venueId: string,
  { startsAt, endsAt, setupMinutes, cleanupMinutes }: Asked,
): Promise<MetBooking | null> {
  const rows = await world.db.prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM venue_booking WHERE venue_id = ${venueId}::uuid AND state = ANY (${[...roomKeeping]}::text[])
      AND blocked_range(starts_at, ends_at, setup_minutes, cleanup_minutes)
        && blocked_range(${startsAt}::timestamptz, ${endsAt}::timestamptz, ${setupMinutes}::int, ${cleanupMinutes}::int)
    ORDER BY starts_at LIMIT 1`;
  const [found] = rows;
  if (!found) return null;
  const met = await world.db.prisma.venueBooking.findUnique({
    where: { id: found.id },
    include: { event: { include: { texts: true } } },
  });
  if (!met) return null;
  const { event } = met;
  const title = event && mainTitle(event);
  return { startsAt: met.startsAt, endsAt: met.endsAt, title };
}
