import type { Tx } from "#app/adapters/db.server.ts";

/**
 * Locks an event's booking and then the event itself, as publishing and cancelling do, and reads it. The event's lock
 * is not the weaker one of an update: it waits for orders being written, and they wait for it. Null when there is no
 * such event; `moved` when it went to another booking meanwhile.
 */
export async function lockEvening(tx: Tx, eventId: string) {
  const before = await tx.event.findUnique({ where: { id: eventId }, select: { bookingId: true } });
  if (!before) return null;
  if (before.bookingId !== null)
    await tx.$executeRaw`SELECT 1 FROM venue_booking WHERE id = ${before.bookingId}::uuid FOR UPDATE`;
  await tx.$executeRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR UPDATE`;
  const event = await tx.event.findUnique({ where: { id: eventId } });
  return event && { event, moved: event.bookingId !== before.bookingId };
}

export type LockedEvening = NonNullable<Awaited<ReturnType<typeof lockEvening>>>["event"];
