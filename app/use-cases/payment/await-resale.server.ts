import type { Tx } from "#app/adapters/db.server.ts";
import { mayAwaitResale } from "#app/domain/payment/resale.ts";
import type { World } from "../world.server.ts";
import { cancelLine } from "./cancel-line.server.ts";
import type { LockedOrder } from "./order-record.server.ts";
import { carryingPayments } from "./refundable-left.server.ts";

/**
 * T12: a whole order is given back for nothing and waits to be sold again, seat by seat. False, and nothing done, when
 * the organiser does not allow that, or nothing was paid.
 */
export async function awaitResale(
  world: World,
  tx: Tx,
  order: LockedOrder,
  quoteMinor: number,
): Promise<boolean> {
  const live = order.lines.filter(({ state }) => state === "live");
  const payments = await carryingPayments(tx, { eventId: order.eventId, orderId: order.id });
  const paidMinor = payments.length > 0 ? live.reduce((sum, { priceMinor }) => sum + priceMinor, 0) : 0;
  if (!mayAwaitResale({ resaleAllowed: order.resaleAllowed, paidMinor }, quoteMinor)) return false;
  let after = order;
  for (const line of live)
    ({ order: after } = await cancelLine(world, tx, after, {
      lineId: line.id,
      actor: "attendee",
      reason: "attendee-cancelled",
      requestedBy: "attendee",
      refundMinor: 0,
      mayResell: true,
    }));
  return true;
}
