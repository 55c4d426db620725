import type { Tx } from "#app/adapters/db.server.ts";
import { closeEntry } from "../registration/close-entry.server.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import type { LockedOrder } from "./order-record.server.ts";

/**
 * An order ends while its guest was on the way to another side: the seat kept there is free again. A page that can
 * still take the difference was ended at Stripe before; what is paid on it nevertheless goes back in full.
 */
export async function dropMove(tx: Tx, order: LockedOrder, now: Date): Promise<void> {
  const { eventId, id: orderId } = order;
  const where = { eventId, orderId, kind: "move", state: { in: ["waiting", "offered"] } };
  if ((await tx.waitlistEntry.count({ where })) === 0) return;
  await lockSides(tx, eventId);
  for (const entry of await tx.waitlistEntry.findMany({ where })) await closeEntry(tx, entry, "closed", now);
  await tx.paymentAttempt.updateMany({
    where: { eventId, orderId, purpose: "move", state: "creating", sessionId: null },
    data: { state: "retired", updatedAt: now },
  });
  await tx.paymentAttempt.updateMany({
    where: { eventId, orderId, purpose: "move", state: { in: ["creating", "open"] } },
    data: { state: "expired", updatedAt: now },
  });
}
