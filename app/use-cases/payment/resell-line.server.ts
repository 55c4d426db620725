import type { Tx } from "#app/adapters/db.server.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { RESALE_PERCENT } from "#app/domain/payment/resale.ts";
import type { World } from "../world.server.ts";
import { queueOrderLetter } from "./order-letters.server.ts";
import { type Actor, type LockedOrder, lockOrder, takeStep } from "./order-record.server.ts";
import { planRefund } from "./plan-refund.server.ts";
import { carryingPayments } from "./refundable-left.server.ts";

type Line = LockedOrder["lines"][number];

function waitingLine(order: LockedOrder, lineId: string): Line | undefined {
  return order.lines.find(({ id, state }) => id === lineId && state === "awaiting-resale");
}

/** T12: somebody paid for a seat that was given back for nothing, so all that was paid for it goes back. */
export async function resellLine(world: World, tx: Tx, order: LockedOrder, lineId: string): Promise<void> {
  const line = waitingLine(order, lineId);
  if (!line) return;
  const payments = await carryingPayments(tx, { eventId: order.eventId, orderId: order.id });
  const left = payments.reduce((sum, payment) => sum + refundableMinor(payment), 0);
  const refundMinor = Math.min(Math.floor((line.priceMinor * RESALE_PERCENT) / 100), left);
  let rest = refundMinor;
  for (const payment of payments) {
    const amountMinor = Math.min(rest, refundableMinor(payment));
    rest -= amountMinor;
    const plan = { payment, amountMinor, lineId, reason: "resold", requestedBy: "product" } as const;
    if (amountMinor > 0) await planRefund(world, tx, plan);
  }
  await endWait(world, tx, order, { line, refundMinor, actor: "stripe", how: "resold" });
}

/** T12 at the start: nobody bought the seats of an order that waited for it. Nothing comes back; a letter says so. */
export async function closeResale(
  world: World,
  tx: Tx,
  ref: { eventId: string; orderId: string },
): Promise<boolean> {
  const first = await lockOrder(tx, ref);
  const waiting = first?.lines.filter(({ state }) => state === "awaiting-resale") ?? [];
  const now = world.clock.now();
  if (!first || waiting.length === 0) return false;
  if (first.event.state !== "published" || now < first.event.startsAt) return false;
  let order: LockedOrder = first;
  for (const line of waiting)
    order = await endWait(world, tx, order, {
      line,
      refundMinor: 0,
      actor: "clock",
      how: "not-resold",
    });
  await queueOrderLetter(world, tx, order, "resale-closed", order.id);
  return true;
}

type End = { line: Line; refundMinor: number; actor: Actor; how: "resold" | "not-resold" };

/** One line waits no more; with the last one, an order that has no seat left is over. */
async function endWait(world: World, tx: Tx, order: LockedOrder, end: End): Promise<LockedOrder> {
  const { line, refundMinor, how } = end;
  const now = world.clock.now();
  await tx.orderLine.update({
    where: { eventId_id: { eventId: order.eventId, id: line.id } },
    data: { state: "cancelled", refundMinor },
  });
  const lines = order.lines.map((one) =>
    one.id === line.id ? { ...one, state: "cancelled", refundMinor } : one,
  );
  const others = lines.some(({ state }) => state === "awaiting-resale");
  const back = refundMinor > 0 || (await refundsUnderWay(tx, order));
  const over = order.state === "awaiting-resale" && !others;
  const to = !over ? order.state : back ? "refund-due" : "cancelled";
  const after = await takeStep(
    tx,
    { ...order, lines },
    {
      step: "T12",
      to,
      actor: end.actor,
      now,
      detail: { change: how, person: line.position, refundMinor },
      ...(over ? { set: { closedAt: now, closedReason: how } } : {}),
    },
  );
  if (over) await closePayments(tx, order);
  return after;
}

async function refundsUnderWay(tx: Tx, order: LockedOrder): Promise<boolean> {
  const where = { eventId: order.eventId, orderId: order.id, state: { in: ["due", "calling", "pending"] } };
  return (await tx.refund.count({ where })) > 0;
}

async function closePayments(tx: Tx, order: LockedOrder): Promise<void> {
  for (const payment of await carryingPayments(tx, { eventId: order.eventId, orderId: order.id })) {
    const disposition = refundableMinor(payment) === 0 ? "refund-in-full" : "cancelled";
    if (payment.disposition === "awaiting-resale")
      await tx.payment.update({
        where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
        data: { disposition },
      });
  }
}
