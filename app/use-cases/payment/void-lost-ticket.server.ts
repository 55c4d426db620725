import type { Tx } from "#app/adapters/db.server.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { closeTransfers } from "../registration/open-transfer.server.ts";
import type { World } from "../world.server.ts";
import { isUsed } from "./cancel-effects.server.ts";
import { queueLetterToAll } from "./order-letters.server.ts";
import { type LockedOrder, takeStep } from "./order-record.server.ts";
import { freeSeats } from "./order-seats.server.ts";
import { carryingPayments } from "./refundable-left.server.ts";

/**
 * T15: the organiser takes the ticket back after a dispute was lost, and the seat is free. What the bank left of the
 * payment stays; its people are told. False, and nothing done, when the order is not paid any more or somebody came in with it.
 */
export async function voidLostTicket(
  world: World,
  tx: Tx,
  order: LockedOrder,
  organiserId: string,
): Promise<boolean> {
  if (order.state !== "paid" || (await isUsed(tx, order))) return false;
  const now = world.clock.now();
  await takeStep(tx, order, {
    step: "T15",
    to: "cancelled",
    actor: `organiser:${organiserId}`,
    now,
    detail: { said: "voided" },
    set: { closedAt: now, closedReason: "dispute-lost" },
  });
  await freeSeats(tx, order, now);
  await tx.orderLine.updateMany({
    where: { eventId: order.eventId, orderId: order.id, state: "awaiting-resale" },
    data: { state: "cancelled" },
  });
  for (const payment of await carryingPayments(tx, { eventId: order.eventId, orderId: order.id }))
    await tx.payment.update({
      where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
      data: { disposition: refundableMinor(payment) === 0 ? "refund-in-full" : "cancelled" },
    });
  await closeTransfers(tx, order, { state: "withdrawn", at: now });
  await queueLetterToAll(world, tx, order, "ticket-voided", order.id);
  return true;
}
