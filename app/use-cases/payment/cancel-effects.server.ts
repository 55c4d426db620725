import type { Tx } from "#app/adapters/db.server.ts";
import { keptOfLines } from "#app/domain/payment/group-lines.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import type { RefundReason } from "#app/domain/payment/settlement.ts";
import { shareRefund } from "#app/domain/payment/side-move.ts";
import type { World } from "../world.server.ts";
import { dropMove } from "./drop-move.server.ts";
import { type Actor, type LockedOrder, takeStep } from "./order-record.server.ts";
import { freeSeats } from "./order-seats.server.ts";
import { closeTasks } from "./order-tasks.server.ts";
import { planRefund } from "./plan-refund.server.ts";

type By = { actor: Actor; reason: RefundReason; requestedBy: string };

/** True when somebody came in with one of the order's tickets. Nobody else comes in until the transaction ends. */
export async function isUsed(tx: Tx, order: LockedOrder): Promise<boolean> {
  const ids = order.lines.map((line) => line.id);
  await tx.$executeRaw`SELECT 1 FROM ticket WHERE event_id = ${order.eventId}::uuid AND line_id = ANY(${ids}::uuid[])
    AND voided_at IS NULL FOR UPDATE`;
  const lineId = { in: ids };
  const used = await tx.ticket.findFirst({
    where: { eventId: order.eventId, lineId, voidedAt: null, admittedAt: { not: null } },
    select: { id: true },
  });
  return used !== null;
}

type ByHeld = { actor: Actor; now: Date; reason: RefundReason };

/** T11, and T8" with its event: the seat is free again. The order's page was ended at Stripe before. */
export async function cancelHeld(tx: Tx, order: LockedOrder, by: ByHeld): Promise<LockedOrder> {
  const { actor, now, reason } = by;
  const step = reason === "event-cancelled" ? 'T8"' : "T11";
  await tx.paymentAttempt.updateMany({
    where: { eventId: order.eventId, orderId: order.id, state: "creating", sessionId: null },
    data: { state: "retired", updatedAt: now },
  });
  await tx.paymentAttempt.updateMany({
    where: { eventId: order.eventId, orderId: order.id, state: { in: ["creating", "open"] } },
    data: { state: "expired", updatedAt: now },
  });
  const set = { closedAt: now, closedReason: reason };
  const cancelled = await takeStep(tx, order, { step, to: "cancelled", actor, now, set });
  await freeSeats(tx, order, now);
  return cancelled;
}

/**
 * T12: the ticket is void, the seat is free, and the refund is planned; without one the order is simply cancelled.
 * "all" gives back everything that was not given back before and that no line cancelled by itself left here. Answers the amount in minor units.
 */
export async function cancelPaid(
  world: World,
  tx: Tx,
  order: LockedOrder,
  by: By & { refundMinor: number | "all" },
): Promise<number> {
  const now = world.clock.now();
  const payments = await tx.payment.findMany({
    where: {
      eventId: order.eventId,
      orderId: order.id,
      disposition: { in: ["ticket", "supplement", "awaiting-resale"] },
    },
    include: { refunds: true, disputes: true },
    orderBy: { receivedAt: "desc" },
  });
  const open = payments.map((payment) => ({ ...payment, leftMinor: refundableMinor(payment) }));
  const all = open.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
  const left = Math.max(0, all - keptOfLines(order.lines));
  const refundMinor = by.refundMinor === "all" ? left : Math.min(by.refundMinor, left);
  const to = refundMinor > 0 ? "refund-due" : "cancelled";
  await takeStep(tx, order, {
    step: "T12",
    to,
    actor: by.actor,
    now,
    detail: { refundMinor },
    set: { closedAt: now, closedReason: by.reason },
  });
  await freeSeats(tx, order, now);
  await dropMove(tx, order, now);
  await tx.orderLine.updateMany({
    where: { eventId: order.eventId, orderId: order.id, state: "awaiting-resale" },
    data: { state: "cancelled" },
  });
  const shares = shareRefund(open, refundMinor) ?? [];
  for (const payment of open) {
    const amountMinor = shares.find((share) => share.payment.id === payment.id)?.amountMinor ?? 0;
    await tx.payment.update({
      where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
      data: { disposition: amountMinor === payment.amountMinor ? "refund-in-full" : "cancelled" },
    });
    if (amountMinor > 0) await planRefund(world, tx, { payment, amountMinor, ...by });
  }
  return refundMinor;
}

/** Gives back the money of an order that waits for a person's decision. Answers the amount in minor units. */
export async function refundTasks(world: World, tx: Tx, order: LockedOrder, by: By): Promise<number> {
  const payments = await tx.payment.findMany({
    where: { eventId: order.eventId, orderId: order.id, disposition: "task" },
    include: { refunds: true, disputes: true },
  });
  const tasks = payments
    .map((payment) => ({ ...payment, leftMinor: refundableMinor(payment) }))
    .filter(({ leftMinor }) => leftMinor > 0);
  if (tasks.length === 0) return 0;
  if (order.state === "expired")
    await takeStep(tx, order, { step: "T12", to: "refund-due", actor: by.actor, now: world.clock.now() });
  for (const payment of tasks) {
    await tx.payment.update({
      where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
      data: { disposition: "refund-in-full" },
    });
    await planRefund(world, tx, { payment, amountMinor: payment.leftMinor, ...by });
  }
  const { eventId, id: orderId } = order;
  const kinds = ["amount-mismatch"] as const;
  const closedBy = by.actor.startsWith("organiser:") ? by.actor.slice("organiser:".length) : null;
  await closeTasks(world, tx, { eventId, orderId, kinds, by: closedBy, resolution: "paid-back" });
  return tasks.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
}
