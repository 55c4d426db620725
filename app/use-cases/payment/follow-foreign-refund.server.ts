import type { Tx } from "#app/adapters/db.server.ts";
import { isStep, type OrderState } from "#app/domain/payment/order-state.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { closeTransfers } from "../registration/open-transfer.server.ts";
import type { World } from "../world.server.ts";
import { type LockedOrder, takeStep } from "./order-record.server.ts";
import { freeSeats } from "./order-seats.server.ts";
import { closeTasks, openTask } from "./order-tasks.server.ts";

type RefundRow = { eventId: string; id: string; orderId: string; paymentId: string; amountMinor: number };

/** Payments that a seat, or the wait for its next buyer, stands on. */
const carrying = ["ticket", "supplement", "awaiting-resale"];

/**
 * T16: money that a person sent back at the payment provider has left. All of what the seat stands on: the ticket is
 * void and the seat free. A part of it: the ticket stays and a person decides. Of any other payment: it is noted.
 */
export async function followForeign(
  world: World,
  tx: Tx,
  order: LockedOrder,
  refund: RefundRow,
): Promise<void> {
  const { eventId, orderId } = refund;
  const payments = await tx.payment.findMany({
    where: { eventId, orderId },
    include: { refunds: true, disputes: true },
  });
  const of = payments.find((payment) => payment.id === refund.paymentId);
  if (!of) throw new Error(`refund ${refund.id} is of no payment of its order`);
  const carries = carrying.includes(of.disposition);
  const seat = payments.filter((payment) => carrying.includes(payment.disposition));
  const open = payments.some(({ refunds }) => refunds.some(({ state }) => isOpen(state)));
  const left = (carries ? seat : [of]).reduce((sum, payment) => sum + refundableMinor(payment), 0);
  const over = carries ? left === 0 : left === 0 && !open && !seat.length;
  await step(world, tx, order, { refund, to: over ? "refunded" : order.state });
  if (carries && left === 0) await endSeat(world, tx, order, seat);
  if (carries && left > 0)
    await openTask(world, tx, {
      ...{ eventId, orderId, kind: "refunded-elsewhere" },
      detail: { refund: refund.id, amountMinor: refund.amountMinor, leftMinor: left },
    });
  if (of.disposition === "task" && left === 0) await endTask(world, tx, of);
}

function isOpen(state: string): boolean {
  return state === "due" || state === "calling" || state === "pending";
}

async function step(
  world: World,
  tx: Tx,
  order: LockedOrder,
  { refund, to }: { refund: RefundRow; to: OrderState },
): Promise<void> {
  const next = isStep("T16", order.state, to) ? to : order.state;
  if (!isStep("T16", order.state, next)) return;
  const now = world.clock.now();
  await takeStep(tx, order, {
    step: "T16",
    to: next,
    actor: "stripe",
    now,
    detail: { refund: refund.id, amountMinor: refund.amountMinor },
    ...(next === order.state
      ? {}
      : { set: { closedAt: now, closedReason: order.closedReason ?? "dashboard" } }),
  });
}

async function endSeat(
  world: World,
  tx: Tx,
  order: LockedOrder,
  payments: readonly { id: string }[],
): Promise<void> {
  const { eventId, id: orderId } = order;
  const now = world.clock.now();
  if (order.state !== "paid" && order.state !== "awaiting-resale") return;
  await freeSeats(tx, order, now);
  await tx.orderLine.updateMany({
    where: { eventId, orderId, state: "awaiting-resale" },
    data: { state: "cancelled" },
  });
  await tx.payment.updateMany({
    where: { eventId, id: { in: payments.map(({ id }) => id) } },
    data: { disposition: "refund-in-full" },
  });
  await closeTransfers(tx, order, { state: "withdrawn", at: now });
  const kinds = ["refunded-elsewhere", "refund-failed"] as const;
  await closeTasks(world, tx, { eventId, orderId, kinds, by: null, resolution: "refunded" });
}

async function endTask(
  world: World,
  tx: Tx,
  payment: { eventId: string; orderId: string; id: string },
): Promise<void> {
  const { eventId, orderId, id } = payment;
  await tx.payment.update({
    where: { eventId_id: { eventId, id } },
    data: { disposition: "refund-in-full" },
  });
  const kinds = ["amount-mismatch"] as const;
  await closeTasks(world, tx, { eventId, orderId, kinds, by: null, resolution: "refunded" });
}
