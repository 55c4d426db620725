import type { World } from "../world.server.ts";
import { queueTicketLetters } from "./order-letters.server.ts";
import { lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";
import { issueTickets } from "./order-seats.server.ts";

/** T17: an order that costs nothing has its ticket at once. Doing it again, or to any other order, changes nothing. */
export async function confirmFreeOrder(world: World, ref: OrderRef): Promise<void> {
  await world.db.transaction(async (tx) => {
    const held = await lockOrder(tx, ref);
    if (held?.state !== "held" || held.totalMinor !== 0) return;
    const now = world.clock.now();
    const order = await takeStep(tx, held, {
      step: "T17",
      to: "paid",
      actor: "attendee",
      now,
      set: { paidAt: now },
    });
    await queueTicketLetters(world, tx, order, await issueTickets(world, tx, order, now));
  });
}
