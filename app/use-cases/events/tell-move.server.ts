import { queueOrderLetter } from "../payment/order-letters.server.ts";
import type { World } from "../world.server.ts";

/**
 * Writes everyone who had a seat, or was about to pay for one, that their event moved: one letter for each move.
 * Safe to repeat. Who registered after the move knows the time.
 */
export async function tellMove(world: World, input: { eventId: string }): Promise<void> {
  const event = await world.db.prisma.event.findUnique({ where: { id: input.eventId } });
  if (!event?.movedAt || event.state !== "published") return;
  const { movedAt, timeVersion } = event;
  const orders = await world.db.prisma.order.findMany({
    where: {
      eventId: event.id,
      state: { in: ["held", "processing", "paid"] },
      createdAt: { lte: movedAt },
    },
    select: { eventId: true, id: true, locale: true, lines: { orderBy: { position: "asc" } } },
    orderBy: { createdAt: "asc" },
  });
  for (const order of orders)
    await world.db.transaction((tx) =>
      queueOrderLetter(world, tx, order, "event-moved", String(timeVersion)),
    );
}
