import type { Tx } from "#app/adapters/db.server.ts";
import { releaseReserved } from "./take-seats.server.ts";

/** How somebody's waiting ends without a seat: their time was over, they left, or it was ended for them. */
export type EntryEnd = "expired" | "left" | "closed";

/** The waitlist entry of an order that still waits or has an offer; the sides must be locked to change it. */
export function liveEntryOf(tx: Tx, order: { eventId: string; orderId: string }, kind: "approval" | "move") {
  return tx.waitlistEntry.findFirst({
    where: { ...order, kind, state: { in: ["waiting", "offered"] } },
    include: { places: true },
  });
}

/** Ends a waitlist entry and gives the seats it kept back. Sides are locked already. */
export async function closeEntry(
  tx: Tx,
  entry: { eventId: string; id: string },
  state: EntryEnd,
  now: Date,
): Promise<void> {
  await releaseReserved(tx, { eventId: entry.eventId, entryId: entry.id });
  await tx.waitlistEntry.updateMany({
    where: { eventId: entry.eventId, id: entry.id, state: { in: ["waiting", "offered"] } },
    data: { state, closedAt: now },
  });
}
