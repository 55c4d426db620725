import { enqueue } from "#app/adapters/queue.server.ts";
import { closeWaitlist } from "../registration/close-waitlist.server.ts";
import type { World } from "../world.server.ts";
import { unfinishedOrders } from "./unfinished-orders.server.ts";

const AT_ONCE = 100;

/**
 * Gives every order of a cancelled event that still waits for its end a job of its own. Safe to repeat at any time:
 * an order has one such job, and one that has its end gets none. Who waited for a seat is told, once. Answers how many
 * orders got one.
 */
export async function cancelEventOrders(world: World, input: { eventId: string }): Promise<number> {
  const { eventId } = input;
  await closeWaitlist(world, input);
  const waiting = await unfinishedOrders(world, eventId);
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const some = waiting.slice(from, from + AT_ONCE);
    await world.db.transaction(async (tx) => {
      for (const orderId of some)
        await enqueue(tx, "cancel-event-order", { eventId, orderId }, { key: `cancel-order:${orderId}` });
    });
  }
  return waiting.length;
}
