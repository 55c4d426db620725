import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type CancelBookingOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  /** An event that was published rests on it. */
  | { ok: false; reason: "in-use" };

/**
 * Cancels a booking; a draft that used it is left without one. The booking's row is locked first, as publishing
 * does, so that an event is never published on a booking that is being cancelled.
 */
export async function cancelBooking(
  world: World,
  input: { organiserId: string; venueId: string; bookingId: string },
): Promise<CancelBookingOutcome> {
  const { organiserId, venueId, bookingId } = input;
  const now = world.clock.now();
  return world.db.transaction(async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM venue_booking
      WHERE id = ${bookingId}::uuid AND venue_id = ${venueId}::uuid AND state = 'confirmed' FOR UPDATE`;
    if (rows.length === 0) return { ok: false, reason: "not-found" };
    const event = await tx.event.findUnique({ where: { bookingId }, select: { state: true } });
    if (event && event.state !== "draft") return { ok: false, reason: "in-use" };
    await tx.event.updateMany({ where: { bookingId, state: "draft" }, data: { bookingId: null } });
    await tx.venueBooking.update({
      where: { id: bookingId },
      data: { state: "cancelled", cancelledAt: now },
    });
    await recordAudit(world, tx, { organiserId, action: "booking-cancelled", subject: bookingId });
    return { ok: true };
  });
}
