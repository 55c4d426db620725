import { nextVersion } from "#app/domain/organiser/version.ts";
import { openStates, roomKeeping } from "#app/domain/venues/booking-state.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type ArchiveVenueOutcome = { ok: true } | { ok: false; reason: "not-found" | "has-bookings" };

/**
 * Lays a venue aside, or takes it up again. One with bookings ahead stays: its row is locked, so that no booking
 * slips in between the look and the deed.
 */
export async function archiveVenue(
  world: World,
  input: { organiserId: string; venueId: string; archived: boolean },
): Promise<ArchiveVenueOutcome> {
  const { organiserId, venueId, archived } = input;
  const now = world.clock.now();
  return world.db.transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ updatedAt: Date }[]>`
      SELECT updated_at AS "updatedAt" FROM venue WHERE id = ${venueId}::uuid FOR UPDATE`;
    const venue = rows[0];
    if (!venue) return { ok: false, reason: "not-found" };
    const ahead = await tx.venueBooking.count({
      where: { venueId, state: { in: [...openStates, ...roomKeeping] }, endsAt: { gt: now } },
    });
    if (archived && ahead > 0) return { ok: false, reason: "has-bookings" };
    await tx.venue.update({
      where: { id: venueId },
      data: { archivedAt: archived ? now : null, updatedAt: nextVersion(venue.updatedAt, now) },
    });
    const action = archived ? "venue-archived" : "venue-restored";
    await recordAudit(world, tx, { organiserId, action, subject: venueId });
    return { ok: true };
  });
}
