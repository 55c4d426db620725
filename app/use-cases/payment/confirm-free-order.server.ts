import type { World } from "../world.server.ts";
import { cancelHeld } from "./cancel-effects.server.ts";
import { giveSecondSeatsBack } from "./give-second-seats-back.server.ts";
import { queueTicketLetters } from "./order-letters.server.ts";
import { lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";
import { issueTickets } from "./order-seats.server.ts";
import { linesSeatedElsewhere } from "./second-seat.server.ts";

/**
 * T17: an order that costs nothing has its ticket at once. Who has a seat already gets no second one: an order of such
 * people alone is over (T11), one with others goes on without them. Doing it again, or to any other order, changes
 * nothing.
 */
export async function confirmFreeOrder(world: World, ref: OrderRef): Promise<void> {
  await world.db.transaction(async (tx) => {
    const held = await lockOrder(tx, ref);
    if (held?.state !== "held" || held.totalMinor !== 0) return;
    const now = world.clock.now();
    const actor = "attendee";
    const people = held.lines.filter((line) => line.state === "live");
    const lineIds = await linesSeatedElsewhere(tx, held.eventId, people);
    if (lineIds.size === people.length) {
      await cancelHeld(tx, held, { actor, now, reason: "same-person" });
      return;
    }
    const order = await takeStep(tx, held, { step: "T17", to: "paid", actor, now, set: { paidAt: now } });
    const seated = await giveSecondSeatsBack(world, tx, order, { actor, lineIds });
    await queueTicketLetters(world, tx, seated, await issueTickets(world, tx, seated, now));
  });
}
