import type { Tx } from "#app/adapters/db.server.ts";
import { keptOfLines, type LineFacts, waitingOfLines } from "#app/domain/payment/group-lines.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";

/** Payments that an order's seats, or the wait for their next buyers, stand on; the oldest first. */
export function carryingPayments(tx: Tx, order: { eventId: string; orderId: string }) {
  return tx.payment.findMany({
    where: {
      eventId: order.eventId,
      orderId: order.orderId,
      disposition: { in: ["ticket", "supplement", "awaiting-resale"] },
    },
    include: { refunds: true, disputes: true },
    orderBy: { receivedAt: "asc" },
  });
}

/**
 * What can still go back to the payer for the seats an order has: captured, less what went or goes back, less lost
 * disputes, less what stays here of lines that ended by themselves. In minor units.
 */
export async function refundableLeft(
  tx: Tx,
  order: { eventId: string; id: string; lines: readonly LineFacts[] },
): Promise<number> {
  const payments = await carryingPayments(tx, { eventId: order.eventId, orderId: order.id });
  const left = payments.reduce((sum, payment) => sum + refundableMinor(payment), 0);
  return Math.max(0, left - keptOfLines(order.lines));
}

/**
 * What can still go back for one seat, or as a part: what is left of the order, less what lines that wait to be sold
 * again may need. In minor units.
 */
export async function refundableBesideWaiting(
  tx: Tx,
  order: { eventId: string; id: string; lines: readonly LineFacts[] },
): Promise<number> {
  return Math.max(0, (await refundableLeft(tx, order)) - waitingOfLines(order.lines));
}
