import type { Tx } from "#app/adapters/db.server.ts";
import { guaranteedMinor } from "#app/domain/money/deal.ts";
import type { FieldProblem } from "#app/domain/organiser/field-problem.ts";
import { latestTerms, termsOf } from "../venues/terms-rows.server.ts";

export type LockedBooking = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  state: string;
  /** What the venue gets whatever happens; the rest of a deal is reckoned as the evening fills. */
  feeMinor: number;
  currency: string;
  timeZone: string;
  /** What the room holds that was booked, or the whole place. */
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
  const rows = await tx.$queryRaw<Omit<LockedBooking, "feeMinor">[]>`
    SELECT b.id, b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.state, b.currency,
      v.time_zone AS "timeZone", COALESCE((b.room->>'capacity')::int, v.capacity) AS "venueCapacity"
    FROM venue_booking b JOIN venue v ON v.id = b.venue_id
    WHERE b.id = ${bookingId}::uuid FOR UPDATE OF b`;
  const booking = rows[0];
  if (!booking) return { ok: false, problem: "unknown-booking" };
  // Asked after the lock is had: a statement that waits for a lock still sees other tables as they were before.
  const holder = await tx.event.findUnique({ where: { bookingId }, select: { id: true } });
  const takenBy = holder?.id ?? null;
  const [row] = await tx.bookingTerms.findMany({ where: { bookingId }, ...latestTerms });
  const feeMinor = guaranteedMinor(termsOf(row).deal);
  return takenBy === null || takenBy === eventId
    ? { ok: true, booking: { ...booking, feeMinor } }
    : { ok: false, problem: "booking-taken" };
}
