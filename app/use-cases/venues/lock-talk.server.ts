import type { Tx } from "#app/adapters/db.server.ts";
import { stateOf } from "./booking-steps.server.ts";
import { termsOf } from "./terms-rows.server.ts";

/** Who speaks: the venue by its link, or a member of the team. */
export type Speaker =
  | { by: "venue"; bookingId: string; venueId: string }
  | { by: "organiser"; organiserId: string; bookingId: string; venueId: string };

/**
 * Locks a booking for one answer and reads it with its newest terms. The venue's row is locked before it, so that of
 * two bookings of one venue that are accepted at once the second sees the first. Null when there is none.
 */
export async function lockTalk(tx: Tx, { bookingId, venueId }: Speaker) {
  await tx.$queryRaw`SELECT 1 FROM venue WHERE id = ${venueId}::uuid FOR NO KEY UPDATE`;
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM venue_booking WHERE id = ${bookingId}::uuid AND venue_id = ${venueId}::uuid FOR UPDATE`;
  if (locked.length === 0) return null;
  const { terms, ...row } = await tx.venueBooking.findUniqueOrThrow({
    where: { id: bookingId },
    include: {
      venue: { select: { timeZone: true, capacity: true } },
      terms: { orderBy: { version: "desc" }, take: 1 },
    },
  });
  return { ...row, state: stateOf(row.state), version: terms[0]?.version ?? 0, terms: termsOf(terms[0]) };
}

export type Talk = NonNullable<Awaited<ReturnType<typeof lockTalk>>>;
