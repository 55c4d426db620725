import type { Tx } from "#app/adapters/db.server.ts";
import { linesToResell } from "#app/domain/payment/resale.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import type { World } from "../world.server.ts";
import { type LockedOrder, lockOrder } from "./order-record.server.ts";
import { resellLine } from "./resell-line.server.ts";

/** New candidates may turn up while the lock of another one is waited for; more rounds than this never pay. */
const ROUNDS = 5;

/**
 * Locks the orders whose seats a payment of this order might sell again, before the sides are locked: everybody locks
 * orders first and sides then. Two payments at once wait for each other here, and the second sees what the first sold.
 */
export async function lockResales(tx: Tx, order: LockedOrder): Promise<void> {
  const sides = paidLinesBySide(order);
  if (sides.size === 0) return;
  const locked = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await firstInLine(tx, order, [...sides.keys()], Math.max(...sides.values()));
    const fresh = found.filter((id) => !locked.has(id));
    if (fresh.length === 0) return;
    await tx.$executeRaw`SELECT 1 FROM orders WHERE event_id = ${order.eventId}::uuid AND id = ANY(${fresh}::uuid[])
      ORDER BY id FOR UPDATE`;
    for (const id of fresh) locked.add(id);
  }
}

/** How many lines of each side somebody pays for with this order. */
function paidLinesBySide(order: LockedOrder): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state, priceMinor, sideId } of order.lines)
    if (state === "live" && priceMinor > 0) counts.set(sideId, (counts.get(sideId) ?? 0) + 1);
  return counts;
}

async function firstInLine(tx: Tx, order: LockedOrder, sideIds: string[], most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT order_id AS id FROM (
      SELECT order_id, row_number() OVER (PARTITION BY side_id ORDER BY cancelled_at, id) AS place FROM order_line
      WHERE event_id = ${order.eventId}::uuid AND state = 'awaiting-resale' AND side_id = ANY(${sideIds}::uuid[])
        AND order_id <> ${order.id}::uuid) waiting
    WHERE place <= ${most}`;
  return rows.map(({ id }) => id);
}

/**
 * An order has just been paid: seats that were given back for nothing, and that its people took, are sold again. The
 * first given back goes first; its orders were locked by `lockResales`. From the start on nothing is sold again.
 */
export async function resellSeats(world: World, tx: Tx, order: LockedOrder): Promise<void> {
  if (world.clock.now() >= order.event.startsAt) return;
  const paid = paidLinesBySide(order);
  const waiting = await tx.orderLine.findMany({
    where: { eventId: order.eventId, state: "awaiting-resale", sideId: { in: [...paid.keys()] } },
    select: { id: true, orderId: true, sideId: true, cancelledAt: true },
  });
  if (waiting.length === 0) return;
  const sides = await lockSides(tx, order.eventId);
  for (const { id, capacity, taken } of sides) {
    const ofSide = waiting.filter(({ sideId }) => sideId === id);
    const sold = linesToResell({
      free: capacity - taken,
      waiting: ofSide.map((line) => ({ lineId: line.id, givenUpAt: line.cancelledAt ?? new Date(0) })),
      paidLines: paid.get(id) ?? 0,
    });
    for (const lineId of sold) {
      const orderId = ofSide.find((line) => line.id === lineId)?.orderId ?? "";
      const other = await lockOrder(tx, { eventId: order.eventId, orderId });
      if (other) await resellLine(world, tx, other, lineId);
    }
  }
}
