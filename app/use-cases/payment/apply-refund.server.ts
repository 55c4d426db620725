import type { Tx } from "#app/adapters/db.server.ts";
import type { RefundFacts } from "#app/adapters/payment-facts.server.ts";
import { refundEntry } from "#app/domain/payment/ledger.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import type { World } from "../world.server.ts";
import { queueOrderLetter } from "./order-letters.server.ts";
import { type LockedOrder, lockOrder, takeStep } from "./order-record.server.ts";
import { postLedger } from "./post-ledger.server.ts";
import { recordNotice, type SeenNotice } from "./record-notice.server.ts";

type Ref = { eventId: string; refundId: string };
type Row = NonNullable<Awaited<ReturnType<typeof readRefund>>>;

function readRefund(tx: Tx, ref: Ref) {
  return tx.refund.findUnique({ where: { eventId_id: { eventId: ref.eventId, id: ref.refundId } } });
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
    if (refund.state === "failed" || (refund.state === "succeeded" && input.facts.state === "pending"))
      return;
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

async function wait(
  world: World,
  tx: Tx,
  order: LockedOrder,
  refund: Row,
  facts: RefundFacts,
): Promise<void> {
  await write(tx, refund, { state: "pending", stripeRefundId: facts.id });
  await follow(world, tx, order, refund, "T13", "refunding");
}

async function succeed(
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
  await follow(world, tx, order, refund, "T13", "refunded");
  const late = lateReasons.includes(refund.reason);
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
  if (refund.state === "succeeded") await takeBack(tx, refund, now);
  await follow(world, tx, order, refund, "T14", "refund-failed");
  await tx.order.update({
    where: { eventId_id: { eventId: order.eventId, id: order.id } },
    data: { needsOrganiser: "refund-failed" },
  });
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

/** The order follows a refund of its own; one that has its ticket, or was cancelled before money came, stays where it is. */
async function follow(
  world: World,
  tx: Tx,
  order: LockedOrder,
  refund: Row,
  step: "T13" | "T14",
  to: OrderState,
): Promise<void> {
  const stays = order.state === "paid" || order.state === "cancelled";
  await takeStep(tx, order, {
    step,
    to: stays ? order.state : to,
    actor: "stripe",
    now: world.clock.now(),
    detail: { refund: refund.id },
  });
}

async function write(
  tx: Tx,
  refund: Row,
  data: { state: string; stripeRefundId?: string; settledAt?: Date; failureReason?: string },
): Promise<void> {
  await tx.refund.update({ where: { eventId_id: { eventId: refund.eventId, id: refund.id } }, data });
}
