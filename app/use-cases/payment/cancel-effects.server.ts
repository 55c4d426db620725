import type { Tx } from "#app/adapters/db.server.ts";
import type { RefundReason } from "#app/domain/payment/settlement.ts";
import type { World } from "../world.server.ts";
import { type Actor, type LockedOrder, takeStep } from "./order-record.server.ts";
import { freeSeats } from "./order-seats.server.ts";
import { planRefund } from "./plan-refund.server.ts";

type By = { actor: Actor; reason: RefundReason; requestedBy: string };

/** True when somebody came in with one of the order's tickets. */
export async function isUsed(tx: Tx, order: LockedOrder): Promise<boolean> {
  const lineId = { in: order.lines.map((line) => line.id) };
  const used = await tx.ticket.findFirst({
    where: { eventId: order.eventId, lineId, voidedAt: null, admittedAt: { not: null } },
    select: { id: true },
  });
  return used !== null;
}

/** T11: the seat is free again. The order's page was ended at Stripe before. */
export async function cancelHeld(tx: Tx, order: LockedOrder, by: { actor: Actor; now: Date }): Promise<void> {
  await tx.paymentAttempt.updateMany({
    where: { eventId: order.eventId, orderId: order.id, state: "creating", sessionId: null },
    data: { state: "retired", updatedAt: by.now },
  });
  await tx.paymentAttempt.updateMany({
    where: { eventId: order.eventId, orderId: order.id, state: { in: ["creating", "open"] } },
    data: { state: "expired", updatedAt: by.now },
  });
  await takeStep(tx, order, { step: "T11", to: "cancelled", ...by, set: close(by.now, by.actor) });
  await freeSeats(tx, order, by.now);
}

/**
 * T12: the ticket is void, the seat is free, and the refund is planned; without one the order is simply cancelled.
 * "all" gives back everything that was not given back before. Answers the amount in minor units.
 */
export async function cancelPaid(
  world: World,
  tx: Tx,
  order: LockedOrder,
  by: By & { refundMinor: number | "all" },
): Promise<number> {
  const now = world.clock.now();
  const payment = await tx.payment.findFirst({
    where: { eventId: order.eventId, orderId: order.id, disposition: "ticket" },
    include: { refunds: { where: { state: { not: "failed" } } } },
  });
  const left = payment
    ? payment.refunds.reduce((sum, refund) => sum - refund.amountMinor, payment.amountMinor)
    : 0;
  const refundMinor = by.refundMinor === "all" ? left : Math.min(by.refundMinor, left);
  const to = refundMinor > 0 ? "refund-due" : "cancelled";
  await takeStep(tx, order, {
    step: "T12",
    to,
    actor: by.actor,
    now,
    detail: { refundMinor },
    set: close(now, by.actor),
  });
  await freeSeats(tx, order, now);
  if (!payment) return 0;
  await tx.payment.update({
    where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
    data: { disposition: refundMinor === payment.amountMinor ? "refund-in-full" : "cancelled" },
  });
  if (refundMinor > 0) await planRefund(world, tx, { payment, amountMinor: refundMinor, ...by });
  return refundMinor;
}

/** Gives back the money of an order that waits for a person's decision. Answers the amount in minor units. */
export async function refundTasks(world: World, tx: Tx, order: LockedOrder, by: By): Promise<number> {
  const tasks = await tx.payment.findMany({
    where: { eventId: order.eventId, orderId: order.id, disposition: "task" },
  });
  if (tasks.length === 0) return 0;
  if (order.state === "expired")
    await takeStep(tx, order, { step: "T12", to: "refund-due", actor: by.actor, now: world.clock.now() });
  for (const payment of tasks) {
    await tx.payment.update({
      where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
      data: { disposition: "refund-in-full" },
    });
    await planRefund(world, tx, { payment, amountMinor: payment.amountMinor, ...by });
  }
  await tx.order.update({
    where: { eventId_id: { eventId: order.eventId, id: order.id } },
    data: { needsOrganiser: null },
  });
  return tasks.reduce((sum, payment) => sum + payment.amountMinor, 0);
}

function close(now: Date, actor: Actor) {
  return { closedAt: now, closedReason: actor === "attendee" ? "attendee-cancelled" : "organiser-cancelled" };
}
