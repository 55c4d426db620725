import type { Tx } from "#app/adapters/db.server.ts";
import { type MovePrice, shareRefund } from "#app/domain/payment/side-move.ts";
import { holderOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { settleCommission } from "../money/settle-commission.server.ts";
import { takeSeats } from "../registration/take-seats.server.ts";
import type { World } from "../world.server.ts";
import { queueOrderLetter } from "./order-letters.server.ts";
import { type Actor, type LockedOrder, takeStep } from "./order-record.server.ts";
import { planRefund } from "./plan-refund.server.ts";

type Line = LockedOrder["lines"][number];

/** A guest's line that changes sides; the entry keeps the other side's seat. Order and sides are locked. */
export type Arranged = {
  order: LockedOrder;
  line: Line;
  entryId: string;
  toSideId: string;
  price: MovePrice;
  actor: Actor;
};

/**
 * T12': the line gets the kept seat, at its price, and its old seat is free. Ticket and code stay. A difference that
 * goes back is planned as a refund; the letter goes to who ordered, and to a companion whose ticket it is.
 */
export async function completeMove(world: World, tx: Tx, move: Arranged): Promise<void> {
  const { order, line, entryId, toSideId, price, actor } = move;
  const { eventId } = order;
  const now = world.clock.now();
  await tx.seat.updateMany({ where: { eventId, lineId: line.id }, data: { lineId: null } });
  await tx.orderLine.update({
    where: { eventId_id: { eventId, id: line.id } },
    data: { sideId: toSideId, priceMinor: price.priceMinor, listMinor: price.listMinor },
  });
  const seats = await takeSeats(tx, {
    eventId,
    lines: [{ lineId: line.id, sideId: toSideId }],
    from: { entryId },
  });
  if (!seats) throw new Error(`entry ${entryId} keeps no seat of the side it moves to`);
  await tx.waitlistEntry.update({
    where: { eventId_id: { eventId, id: entryId } },
    data: { state: "claimed", closedAt: now },
  });
  const detail = detailOf(move, "side", now);
  await takeStep(tx, order, { step: "T12'", to: "paid", actor, now, detail });
  await tx.order.update({
    where: { eventId_id: { eventId, id: order.id } },
    data: { totalMinor: { increment: price.differenceMinor } },
  });
  if (price.differenceMinor < 0) await giveDifferenceBack(world, tx, move);
  await settleCommission(world, tx, { eventId, orderId: order.id });
  await queueOrderLetter(world, tx, order, "side-moved", entryId);
  const holder = holderOf(world, order, line);
  if (holder.lineId) await queueLetter(world, tx, { ...holder, kind: "side-moved", version: entryId });
}

async function giveDifferenceBack(
  world: World,
  tx: Tx,
  { order, line, price, actor }: Arranged,
): Promise<void> {
  const payments = await tx.payment.findMany({
    where: { eventId: order.eventId, orderId: order.id, disposition: { in: ["ticket", "supplement"] } },
    include: { refunds: { where: { state: { not: "failed" } } } },
    orderBy: { receivedAt: "desc" },
  });
  const left = payments.map((payment) => ({
    ...payment,
    leftMinor: payment.refunds.reduce((sum, refund) => sum - refund.amountMinor, payment.amountMinor),
  }));
  const shares = shareRefund(left, -price.differenceMinor);
  if (!shares) throw new Error(`order ${order.id} never paid what its new side costs less`);
  const requestedBy = actor.startsWith("organiser:") ? actor.slice("organiser:".length) : "product";
  for (const { payment, amountMinor } of shares)
    await planRefund(world, tx, { payment, amountMinor, reason: "side-move", requestedBy, lineId: line.id });
}

/**
 * A seat is kept: the guest moves at once when it costs no more; else the price is written into the history, which
 * fixes it, and a letter asks for the difference.
 */
export async function arrangeMove(
  world: World,
  tx: Tx,
  move: Arranged,
  until: Date,
): Promise<"moved" | "asked"> {
  if (move.price.differenceMinor <= 0) {
    await completeMove(world, tx, move);
    return "moved";
  }
  const { order, entryId, actor } = move;
  const now = world.clock.now();
  const detail = detailOf(move, "side-asked", until);
  await takeStep(tx, order, { step: "T12'", to: "paid", actor, now, detail });
  await queueOrderLetter(world, tx, order, "side-offer", entryId);
  return "asked";
}

function detailOf({ line, entryId, toSideId, price }: Arranged, change: string, until: Date) {
  return {
    change,
    entry: entryId,
    line: line.id,
    from: line.sideId,
    to: toSideId,
    ...price,
    until: until.toISOString(),
  };
}
