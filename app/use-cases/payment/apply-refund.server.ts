import type { Tx } from "#app/adapters/db.server.ts";
import type { RefundFacts } from "#app/adapters/payment-facts.server.ts";
import { refundEntry } from "#app/domain/payment/ledger.ts";
import { isStep, type OrderState } from "#app/domain/payment/order-state.ts";
import { settleCommission } from "../money/settle-commission.server.ts";
import type { World } from "../world.server.ts";
import { followForeign } from "./follow-foreign-refund.server.ts";
import { queueOrderLetter } from "./order-letters.server.ts";
import { type LockedOrder, lockOrder, takeStep } from "./order-record.server.ts";
import { closeTasks, openTask } from "./order-tasks.server.ts";
import { postLedger } from "./post-ledger.server.ts";
import { recordNotice, type SeenNotice } from "./record-notice.server.ts";
import { makeRefundRoom } from "./refund-room.server.ts";

type Ref = { eventId: string; refundId: string };
type Row = NonNullable<Awaited<ReturnType<typeof readRefund>>>;

function readRefund(tx: Tx, ref: Ref) {
  return tx.refund.findUnique({
    where: { eventId_id: { eventId: ref.eventId, id: ref.refundId } },
    include: { payment: true },
  });
}

/** Refunds whose whole story is that the money came when there was no seat for it. */
const lateReasons = ["late-sold-out", "newer-order", "same-person", "second-payment", "order-cancelled"];

/**
 * Takes over what Stripe says of one of our refunds: pending is noted, success posts the money and writes the letter,
 * failure becomes a task. What was taken over before changes nothing.
 */
export async function applyRefund(
  world: World,
  input: Ref & { facts: RefundFacts; notice?: SeenNotice },
): Promise<void> {
  await world.db.transaction(async (tx) => {
    if (input.notice && !(await recordNotice(world, tx, input.notice))) return;
    const found = await readRefund(tx, input);
    const order = found && (await lockOrder(tx, { eventId: found.eventId, orderId: found.orderId }));
    const refund = order && (await readRefund(tx, input));
    if (!refund || refund.state === input.facts.state) return;
    if (refund.state === "succeeded" && input.facts.state === "pending") return;
    if (refund.state === "failed" && !(await revive(world, tx, refund, input.facts))) return;
    if (input.facts.state === "succeeded") await succeed(world, tx, order, refund, input.facts);
    else if (input.facts.state === "failed")
      await failRefund(world, tx, order, refund, input.facts.failureReason ?? "failed", input.facts.id);
    else await wait(world, tx, order, refund, input.facts);
  });
}

/** Stripe refused to begin a refund, and its list does not have it: a person has to see to it. */
export async function refuseRefund(world: World, input: Ref & { reason: string }): Promise<void> {
  await world.db.transaction(async (tx) => {
    const found = await readRefund(tx, input);
    const order = found && (await lockOrder(tx, { eventId: found.eventId, orderId: found.orderId }));
    const refund = order && (await readRefund(tx, input));
    if (!refund || refund.state === "succeeded" || refund.state === "failed") return;
    await failRefund(world, tx, order, refund, input.reason, null);
  });
}

/**
 * A refund that we gave up before we heard of it at Stripe, and that is there after all, counts. One that failed at
 * Stripe stays failed.
 */
async function revive(world: World, tx: Tx, refund: Row, facts: RefundFacts): Promise<boolean> {
  if (refund.stripeRefundId !== null || facts.state === "failed") return false;
  if (await makeRefundRoom(world, tx, refund.payment, refund.amountMinor)) return true;
  world.log.error({ refundId: refund.id, eventId: refund.eventId }, "a refund goes beyond its payment");
  return false;
}

async function wait(
  world: World,
  tx: Tx,
  order: LockedOrder,
  refund: Row,
  facts: RefundFacts,
): Promise<void> {
  await write(tx, refund, { state: "pending", stripeRefundId: facts.id, settledAt: null });
  if (refund.reason !== "dashboard") await follow(world, tx, order, refund, "T13", "refunding");
}

/** The money left: the ledger says so, the order follows, the letter goes out. */
export async function succeed(
  world: World,
  tx: Tx,
  order: LockedOrder,
  refund: Row,
  facts: RefundFacts,
): Promise<void> {
  const now = world.clock.now();
  await write(tx, refund, { state: "succeeded", stripeRefundId: facts.id, settledAt: now });
  const { eventId, orderId, paymentId, amountMinor, currency } = refund;
  const lines = refundEntry({ eventId, orderId, paymentId, amountMinor, currency, refundId: refund.id });
  await postLedger(tx, lines, { at: now, recordedAt: now });
  await settleCommission(world, tx, { eventId, orderId });
  await closeTasks(world, tx, {
    eventId,
    orderId,
    kinds: ["refund-stuck"],
    by: null,
    resolution: "refunded",
  });
  if (refund.reason === "dashboard") await followForeign(world, tx, order, refund);
  else
    await follow(world, tx, order, refund, "T13", (await othersOpen(tx, refund)) ? "refunding" : "refunded");
  const late = refund.lineId === null && lateReasons.includes(refund.reason);
  await queueOrderLetter(world, tx, order, late ? "late-refunded" : "refund-done", refund.id);
}

/** T14: the money came back to us. A refund that had counted as done leaves the ledger again. */
async function failRefund(
  world: World,
  tx: Tx,
  order: LockedOrder,
  refund: Row,
  reason: string,
  stripeRefundId: string | null,
): Promise<void> {
  const now = world.clock.now();
  await write(tx, refund, {
    state: "failed",
    settledAt: now,
    failureReason: reason,
    ...(stripeRefundId ? { stripeRefundId } : {}),
  });
  if (refund.state === "succeeded") {
    await takeBack(tx, refund, now);
    await settleCommission(world, tx, refund);
  }
  await follow(world, tx, order, refund, "T14", "refund-failed");
  const { eventId, orderId, amountMinor } = refund;
  await openTask(world, tx, {
    ...{ eventId, orderId, kind: "refund-failed" },
    detail: { refund: refund.id, amountMinor, reason },
  });
  await closeTasks(world, tx, { eventId, orderId, kinds: ["refund-stuck"], by: null, resolution: "failed" });
  world.log.error({ eventId: order.eventId, refundId: refund.id, reason }, "a refund failed");
}

async function takeBack(tx: Tx, refund: Row, now: Date): Promise<void> {
  const { eventId, orderId, paymentId, amountMinor, currency } = refund;
  const lines = refundEntry({ eventId, orderId, paymentId, amountMinor, currency, refundId: refund.id });
  const reversed = lines.map((line) => ({
    ...line,
    entry: `refund-failed:${refund.id}`,
    amountMinor: -line.amountMinor,
  }));
  await postLedger(tx, reversed, { at: now, recordedAt: now });
}

async function othersOpen(tx: Tx, refund: Row): Promise<boolean> {
  const { eventId, orderId, id } = refund;
  const open = { in: ["due", "calling", "pending"] };
  return (await tx.refund.count({ where: { eventId, orderId, id: { not: id }, state: open } })) > 0;
}

/**
 * The order follows a refund of its own; one that has its ticket, still waits to be sold again, or was cancelled before
 * money came, stays where it is.
 */
async function follow(
  world: World,
  tx: Tx,
  order: LockedOrder,
  refund: Row,
  step: "T13" | "T14",
  to: OrderState,
): Promise<void> {
  const stays = ["paid", "cancelled", "awaiting-resale"].includes(order.state);
  const next = stays || !isStep(step, order.state, to) ? order.state : to;
  if (!isStep(step, order.state, next)) return;
  await takeStep(tx, order, {
    step,
    to: next,
    actor: "stripe",
    now: world.clock.now(),
    detail: { refund: refund.id, amountMinor: refund.amountMinor },
  });
}

async function write(
  tx: Tx,
  refund: Row,
  data: { state: string; stripeRefundId?: string; settledAt?: Date | null; failureReason?: string },
): Promise<void> {
  await tx.refund.update({ where: { eventId_id: { eventId: refund.eventId, id: refund.id } }, data });
}
