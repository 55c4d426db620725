import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { queueOrderLetter } from "../payment/order-letters.server.ts";
import type { World } from "../world.server.ts";

type Offered = { eventId: string; id: string; kind: string; orderId: string | null };

/**
 * Follows an offer that has just been made to an entry with an order, in the same transaction: an approved applicant
 * is told until when to pay; a guest who changes sides is moved, or asked for the difference, by a job that locks the
 * order first. Who joined by the waitlist's form is written to by the waitlist itself.
 */
export async function queueOfferLetter(world: World, tx: Tx, entry: Offered): Promise<void> {
  if (entry.orderId === null || entry.kind === "join") return;
  const { eventId, id: entryId, orderId } = entry;
  if (entry.kind === "move")
    return enqueue(tx, "finish-move", { eventId, entryId }, { key: `move:${entryId}` });
  const order = await tx.order.findUnique({
    where: { eventId_id: { eventId, id: orderId } },
    include: { lines: { orderBy: { position: "asc" } } },
  });
  if (order) await queueOrderLetter(world, tx, order, "application-approved", entryId);
}
