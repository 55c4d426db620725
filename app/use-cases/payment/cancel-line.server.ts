import type { Tx } from "#app/adapters/db.server.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { mayAwaitResale } from "#app/domain/payment/resale.ts";
import type { RefundReason } from "#app/domain/payment/settlement.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import type { World } from "../world.server.ts";
import { type Actor, type LockedOrder, takeStep } from "./order-record.server.ts";
import { planRefund } from "./plan-refund.server.ts";
import { refundableBesideWaiting } from "./refundable-left.server.ts";

export type CancelLine = {
  lineId: string;
  actor: Actor;
  reason: RefundReason;
  requestedBy: string;
  /** What comes back for this line as far as that much is left, in minor units. */
  refundMinor: number;
  /** With nothing coming back, the line may wait to be sold again. */
  mayResell: boolean;
};

type Line = LockedOrder["lines"][number];

/**
 * T12 of one line of a paid order: its ticket is void, its seat free, its refund planned; the others keep theirs. With
 * the last one the order itself is over. Answers what comes back, in minor units.
 */
export async function cancelLine(
  world: World,
  tx: Tx,
  order: LockedOrder,
  by: CancelLine,
): Promise<{ order: LockedOrder; refundMinor: number }> {
  const now = world.clock.now();
  const line = order.lines.find(({ id, state }) => id === by.lineId && state === "live");
  if (!line) throw new Error("only a live line can be cancelled");
  const payments = await moneyOf(tx, order);
  const left = await refundableBesideWaiting(tx, order);
  const refundMinor = Math.min(by.refundMinor, line.priceMinor, left);
  const paid = { resaleAllowed: order.resaleAllowed, paidMinor: Math.min(line.priceMinor, left) };
  const resale = by.mayResell && mayAwaitResale(paid, by.refundMinor);
  await endLine(tx, line, {
    now,
    state: resale ? "awaiting-resale" : "cancelled",
    refundMinor: resale ? null : refundMinor,
  });
  const lines = order.lines.map((one) =>
    one.id === line.id ? { ...one, state: resale ? "awaiting-resale" : "cancelled" } : one,
  );
  const to = nextOf(lines, refundMinor);
  const after = await takeStep(
    tx,
    { ...order, lines },
    {
      step: "T12",
      to,
      actor: by.actor,
      now,
      detail: { person: line.position, refundMinor, ...(resale ? { resale } : {}) },
      ...(to === "paid" ? {} : { set: { closedAt: now, closedReason: by.reason } }),
    },
  );
  await planRefunds(world, tx, { payments, line, refundMinor, by });
  if (to !== "paid") await closePayments(tx, order, to === "awaiting-resale");
  return { order: after, refundMinor };
}

/** Payments that bought the order's tickets, with what was given back of them. */
function moneyOf(tx: Tx, order: LockedOrder) {
  return tx.payment.findMany({
    where: {
      eventId: order.eventId,
      orderId: order.id,
      disposition: { in: ["ticket", "supplement"] },
    },
    include: { refunds: true, disputes: true },
    orderBy: { receivedAt: "asc" },
  });
}

type Ended = { now: Date; state: "cancelled" | "awaiting-resale"; refundMinor: number | null };

async function endLine(tx: Tx, line: Line, { now, state, refundMinor }: Ended): Promise<void> {
  const { eventId, id } = line;
  await tx.ticket.updateMany({ where: { eventId, lineId: id, voidedAt: null }, data: { voidedAt: now } });
  await lockSides(tx, eventId);
  await tx.orderLine.update({
    where: { eventId_id: { eventId, id } },
    data: { state, cancelledAt: now, refundMinor },
  });
  await tx.seat.updateMany({ where: { eventId, lineId: id }, data: { lineId: null } });
}

/** The order follows its lines: it stays paid as long as one of them has its seat. */
function nextOf(lines: readonly { state: string }[], refundMinor: number) {
  if (lines.some(({ state }) => state === "live")) return "paid";
  if (lines.some(({ state }) => state === "awaiting-resale")) return "awaiting-resale";
  return refundMinor > 0 ? "refund-due" : "cancelled";
}

type Refunding = {
  payments: Awaited<ReturnType<typeof moneyOf>>;
  line: Line;
  refundMinor: number;
  by: CancelLine;
};

async function planRefunds(
  world: World,
  tx: Tx,
  { payments, line, refundMinor, by }: Refunding,
): Promise<void> {
  let rest = refundMinor;
  for (const payment of payments) {
    const amountMinor = Math.min(rest, refundableMinor(payment));
    rest -= amountMinor;
    if (amountMinor === 0) continue;
    const { reason, requestedBy } = by;
    await planRefund(world, tx, { payment, amountMinor, lineId: line.id, reason, requestedBy });
  }
}

/** No ticket is left of what was paid: the payments say what became of them. */
async function closePayments(tx: Tx, order: LockedOrder, awaits: boolean): Promise<void> {
  for (const payment of await moneyOf(tx, order)) {
    const closed = refundableMinor(payment) === 0 ? "refund-in-full" : "cancelled";
    await tx.payment.update({
      where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
      data: { disposition: awaits ? "awaiting-resale" : closed },
    });
  }
}
