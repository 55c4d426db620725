import { salesState } from "#app/domain/registration/sales.ts";
import { promotedParties } from "#app/domain/registration/waitlist-queue.ts";
import type { World } from "../world.server.ts";
import { lockSides } from "./lock-sides.server.ts";
import { offerSeatTo } from "./offer-seat.server.ts";
import { readQueue } from "./waitlist-entry.server.ts";

/** Offers made in one transaction; the queue wakes itself for the rest. */
const AT_ONCE = 50;

/**
 * Offers free seats to those who wait, first come first served, parties whole and within the tolerance. Safe to repeat
 * at any time and from several workers: the sides are locked first. Answers the ids of the entries that got an offer.
 */
export async function promoteWaitlist(world: World, input: { eventId: string }): Promise<string[]> {
  const { eventId } = input;
  return world.db.transaction(async (tx) => {
    const sides = await lockSides(tx, eventId);
    const event = await tx.event.findUnique({ where: { id: eventId } });
    if (!event || !salesState(event, world.clock.now()).open) return [];
    const queue = await readQueue(tx, eventId);
    const { promoted } = promotedParties(sides, event.balanceTolerance, queue);
    const offered: string[] = [];
    for (const entryId of promoted.slice(0, AT_ONCE))
      if (await offerSeatTo(world, tx, { eventId, entryId })) offered.push(entryId);
    return offered;
  });
}
