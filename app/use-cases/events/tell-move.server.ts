import { queueLetterToAll } from "../payment/order-letters.server.ts";
import { tellWaiting } from "../registration/tell-waiting.server.ts";
import type { World } from "../world.server.ts";

/**
 * Writes everyone who had a seat, was about to pay for one, or waits for theirs to be sold again, that their event moved: one letter for each move.
 * Safe to repeat. Who registered after the move knows the time.
 */
export async function tellMove(world: World, input: { eventId: string }): Promise<void> {
  const event = await world.db.prisma.event.findUnique({ where: { id: input.eventId } });
  if (!event?.movedAt || event.state !== "published") return;
  const { movedAt, timeVersion } = event;
  const orders = await world.db.prisma.order.findMany({
    where: {
      eventId: event.id,
      state: { in: ["held", "processing", "paid", "awaiting-resale"] },
      createdAt: { lte: movedAt },
    },
    select: {
      eventId: true,
      id: true,
      locale: true,
      payerSealed: true,
      lines: { orderBy: { position: "asc" } },
    },
    orderBy: { createdAt: "asc" },
  });
  for (const order of orders)
    await world.db.transaction((tx) =>
      queueLetterToAll(world, tx, order, "event-moved", String(timeVersion)),
    );
  await tellWaitingOfMove(world, { id: event.id, movedAt, timeVersion });
}

/** Who waits, or has an offer, since before the move keeps their place and is told the new time. */
async function tellWaitingOfMove(
  world: World,
  event: { id: string; movedAt: Date; timeVersion: number },
): Promise<void> {
  const entries = await world.db.prisma.waitlistEntry.findMany({
    where: { eventId: event.id, state: { in: ["waiting", "offered"] }, joinedAt: { lte: event.movedAt } },
    orderBy: { seq: "asc" },
  });
  const again = String(event.timeVersion);
  for (const entry of entries)
    await world.db.transaction((tx) => tellWaiting(world, tx, entry, { kind: "waitlist-moved", again }));
}
