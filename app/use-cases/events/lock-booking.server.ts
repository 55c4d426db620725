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
  const rows = await tx.$queryRaw<(LockedBooking & { eventId: string | null })[]>`
    SELECT b.id, b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.state, b.fee_minor AS "feeMinor", b.currency,
      v.time_zone AS "timeZone", v.capacity AS "venueCapacity",
      (SELECT e.id FROM event e WHERE e.booking_id = b.id) AS "eventId"
    FROM venue_booking b JOIN venue v ON v.id = b.venue_id
    WHERE b.id = ${bookingId}::uuid FOR UPDATE OF b`;
  const row = rows[0];
  if (!row) return { ok: false, problem: "unknown-booking" };
  const { eventId: takenBy, ...booking } = row;
  return takenBy === null || takenBy === eventId
    ? { ok: true, booking }
    : { ok: false, problem: "booking-taken" };
}
