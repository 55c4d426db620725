import type { Tx } from "#app/adapters/db.server.ts";
import { isStep } from "#app/domain/payment/order-state.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { isRefundReason } from "#app/domain/payment/settlement.ts";
import type { World } from "../world.server.ts";
import { type LockedOrder, takeStep } from "./order-record.server.ts";
import { planRefund } from "./plan-refund.server.ts";

/** A planned refund that gave way to another one; nobody has to see to it. */
export const GAVE_WAY = "refunded-elsewhere";

/** A planned refund that a lost dispute left no money for; it goes on when the bank changes its decision. */
const LOST_WAY = "dispute-lost";

type PaymentRow = { eventId: string; orderId: string; id: string; amountMinor: number; currency: string };

/**
 * Money went back at the payment provider that we did not plan: what we planned and have not reached there gives way,
 * so that all refunds of the payment stay within it. False when those that are there already leave no room.
 */
export async function makeRefundRoom(
  world: World,
  tx: Tx,
  payment: PaymentRow,
  amountMinor: number,
): Promise<boolean> {
  const refunds = await tx.refund.findMany({
    where: { eventId: payment.eventId, paymentId: payment.id, state: { not: "failed" } },
    orderBy: { createdAt: "desc" },
  });
  let over = refunds.reduce((sum, refund) => sum + refund.amountMinor, amountMinor - payment.amountMinor);
  for (const refund of refunds) {
    if (over <= 0) return true;
    if (refund.stripeRefundId !== null || (refund.state !== "due" && refund.state !== "calling")) continue;
    const rest = Math.max(0, refund.amountMinor - over);
    over -= refund.amountMinor - rest;
    await giveWay(world, tx, { payment, refund, rest });
  }
  return over <= 0;
}

type Giving = {
  payment: PaymentRow;
  refund: { eventId: string; id: string; reason: string; requestedBy: string; lineId: string | null };
  rest: number;
  why?: string;
};

/** The key of one that was asked for may be in use, so what is left of it is planned anew. */
async function giveWay(
  world: World,
  tx: Tx,
  { payment, refund, rest, why = GAVE_WAY }: Giving,
): Promise<void> {
  await tx.refund.update({
    where: { eventId_id: { eventId: refund.eventId, id: refund.id } },
    data: { state: "failed", settledAt: world.clock.now(), failureReason: why },
  });
  if (rest === 0) return;
  await planRefund(world, tx, {
    payment,
    amountMinor: rest,
    reason: isRefundReason(refund.reason) ? refund.reason : "organiser-cancelled",
    requestedBy: refund.requestedBy,
    lineId: refund.lineId,
  });
}

/** The bank took the money: what was planned to go back and no longer fits into what is left is dropped. */
export async function dropPlannedRefunds(
  world: World,
  tx: Tx,
  order: LockedOrder,
  payment: PaymentRow,
): Promise<void> {
  const { eventId, id: paymentId } = payment;
  const lost = await tx.dispute.aggregate({
    where: { eventId, paymentId, state: "lost" },
    _sum: { amountMinor: true },
  });
  const takenMinor = lost._sum.amountMinor ?? 0;
  const planned = await tx.refund.findMany({ where: { eventId, paymentId, state: { not: "failed" } } });
  let over = planned.reduce((sum, refund) => sum + refund.amountMinor, takenMinor - payment.amountMinor);
  const dropped: string[] = [];
  for (const refund of planned) {
    if (over <= 0 || refund.stripeRefundId !== null) continue;
    if (refund.state !== "due" && refund.state !== "calling") continue;
    await giveWay(world, tx, { payment, refund, rest: 0, why: LOST_WAY });
    over -= refund.amountMinor;
    dropped.push(refund.id);
  }
  if (dropped.length === 0 || !isStep("T14", order.state, "refund-failed")) return;
  await takeStep(tx, order, {
    step: "T14",
    to: "refund-failed",
    actor: "stripe",
    now: world.clock.now(),
    detail: { refund: dropped[0] ?? "", reason: "dispute-lost" },
  });
}

/**
 * The bank gave the money back after all: refunds that a lost dispute had dropped are planned anew, and what was marked
 * as gone with it, without a refund of ours, stays here.
 */
export async function takeUpDropped(world: World, tx: Tx, payment: PaymentRow): Promise<void> {
  const { eventId, id } = payment;
  const where = { eventId_id: { eventId, id } };
  const facts = await tx.payment.findUniqueOrThrow({
    where,
    include: { refunds: { orderBy: { createdAt: "asc" } }, disputes: true },
  });
  let left = refundableMinor(facts);
  for (const refund of facts.refunds.filter(({ failureReason }) => failureReason === LOST_WAY)) {
    if (left < refund.amountMinor) continue;
    left -= refund.amountMinor;
    await tx.refund.update({
      where: { eventId_id: { eventId, id: refund.id } },
      data: { failureReason: GAVE_WAY },
    });
    await planRefund(world, tx, {
      payment,
      amountMinor: refund.amountMinor,
      reason: isRefundReason(refund.reason) ? refund.reason : "organiser-cancelled",
      requestedBy: refund.requestedBy,
      lineId: refund.lineId,
    });
  }
  if (left > 0 && facts.disposition === "refund-in-full")
    await tx.payment.update({ where, data: { disposition: "cancelled" } });
}
