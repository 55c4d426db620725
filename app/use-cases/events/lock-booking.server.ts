import type { Tx } from "#app/adapters/db.server.ts";
import type { FieldProblem } from "#app/domain/organiser/field-problem.ts";

export type LockedBooking = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  state: string;
  feeMinor: number;
  currency: string;
  timeZone: string;
  venueCapacity: number;
};

/**
 * Locks a booking for the rest of the transaction, before the event's own row, as cancelling a booking does.
 * A booking another event has answers "booking-taken".
 */
export async function lockBooking(
  tx: Tx,
  bookingId: string,
  eventId: string | null,
): Promise<{ ok: true; booking: LockedBooking } | { ok: false; problem: FieldProblem }> {
  const rows = await tx.$queryRaw<LockedBooking[]>`
    SELECT b.id, b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.state, b.fee_minor AS "feeMinor", b.currency,
      v.time_zone AS "timeZone", v.capacity AS "venueCapacity"
    FROM venue_booking b JOIN venue v ON v.id = b.venue_id
    WHERE b.id = ${bookingId}::uuid FOR UPDATE OF b`;
  const booking = rows[0];
  if (!booking) return { ok: false, problem: "unknown-booking" };
  // Asked after the lock is had: a statement that waits for a lock still sees other tables as they were before.
  const holder = await tx.event.findUnique({ where: { bookingId }, select: { id: true } });
  const takenBy = holder?.id ?? null;
  return takenBy === null || takenBy === eventId
    ? { ok: true, booking }
    : { ok: false, problem: "booking-taken" };
}
