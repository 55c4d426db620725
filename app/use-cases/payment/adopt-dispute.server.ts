import type { Tx } from "#app/adapters/db.server.ts";
import type { DisputeFacts } from "#app/adapters/payment-facts.server.ts";
import { type DisputeChange, type DisputeState, disputeChange } from "#app/domain/payment/dispute.ts";
import { isStep } from "#app/domain/payment/order-state.ts";
import type { World } from "../world.server.ts";
import { bookDispute } from "./dispute-ledger.server.ts";
import { queueTeamLetters } from "./dispute-letters.server.ts";
import { type LockedOrder, lockOrder, takeStep } from "./order-record.server.ts";
import { closeTasks, openTask } from "./order-tasks.server.ts";
import { askForRefund } from "./plan-refund.server.ts";
import { recordNotice, type SeenNotice } from "./record-notice.server.ts";
import { dropPlannedRefunds, takeUpDropped } from "./refund-room.server.ts";

/** T15: a notice speaks of a dispute; Stripe is asked how it stands. */
export async function adoptDispute(
  world: World,
  input: { stripeDisputeId: string; notice: SeenNotice },
): Promise<{ ok: boolean }> {
  const answer = await world.payments.retrieveDispute(input.stripeDisputeId);
  if (!answer.ok && answer.reason === "unavailable") return { ok: false };
  if (!answer.ok) {
    await world.db.transaction((tx) => recordNotice(world, tx, input.notice, "not-ours"));
    return { ok: true };
  }
  await takeOverDispute(world, answer.dispute, input.notice);
  return { ok: true };
}

/**
 * T15: brings what is written here of a dispute to what Stripe says of it: the money and the fee in the ledger, the
 * flag that blocks refunds while the bank decides, the task, the letter to the team. Doing it again changes nothing.
 * "unknown" when it is of no payment that is here.
 */
export async function takeOverDispute(
  world: World,
  facts: DisputeFacts,
  notice?: SeenNotice,
): Promise<DisputeChange | "unknown"> {
  return world.db.transaction(async (tx) => {
    if (notice && !(await recordNotice(world, tx, notice))) return "none";
    const payment =
      facts.paymentIntentId === null
        ? null
        : await tx.payment.findUnique({ where: { paymentIntentId: facts.paymentIntentId } });
    const order = payment && (await lockOrder(tx, payment));
    if (!payment || !order) return "unknown";
    const row = await tx.dispute.findUnique({ where: { stripeDisputeId: facts.id } });
    const change = disputeChange(row === null ? null : stateOf(row.state), facts.state);
    const disputeId = row?.id ?? world.ids.uuid();
    if (change !== "none") await write(world, tx, { disputeId, payment, facts });
    await bookDispute(world, tx, {
      payment,
      facts,
      state: change === "none" && row ? stateOf(row.state) : facts.state,
    });
    if (change !== "none") await follow(world, tx, order, { disputeId, payment, facts, change });
    return change;
  });
}

function stateOf(state: string): DisputeState {
  return state === "won" || state === "lost" ? state : "open";
}

type PaymentRow = {
  eventId: string;
  orderId: string;
  id: string;
  amountMinor: number;
  currency: string;
};
type Subject = { disputeId: string; payment: PaymentRow; facts: DisputeFacts };

async function write(world: World, tx: Tx, { disputeId, payment, facts }: Subject): Promise<void> {
  const { eventId, orderId } = payment;
  const closedAt = facts.state === "open" ? null : world.clock.now();
  await tx.dispute.upsert({
    where: { stripeDisputeId: facts.id },
    create: {
      ...{ eventId, orderId, paymentId: payment.id, id: disputeId, stripeDisputeId: facts.id },
      amountMinor: facts.amountMinor,
      currency: facts.currency,
      reason: facts.reason,
      state: facts.state,
      openedAt: facts.openedAt,
      closedAt,
    },
    update: { state: facts.state, closedAt, amountMinor: facts.amountMinor },
  });
  const open = await tx.dispute.count({ where: { eventId, orderId, state: "open" } });
  await tx.order.update({
    where: { eventId_id: { eventId, id: orderId } },
    data: { disputed: open > 0 },
  });
}

async function follow(
  world: World,
  tx: Tx,
  order: LockedOrder,
  of: Subject & { change: Exclude<DisputeChange, "none"> },
): Promise<void> {
  const { disputeId, payment, facts, change } = of;
  const { eventId, orderId } = payment;
  const { amountMinor, reason } = facts;
  if (isStep("T15", order.state, order.state))
    await takeStep(tx, order, {
      step: "T15",
      to: order.state,
      actor: "stripe",
      now: world.clock.now(),
      detail: { dispute: disputeId, said: change, amountMinor, reason },
    });
  const task = { eventId, orderId, detail: { dispute: disputeId, amountMinor, reason } };
  if (change === "opened") await openTask(world, tx, { ...task, kind: "disputed" });
  else {
    const still = await tx.dispute.count({ where: { eventId, orderId, state: "open" } });
    const kinds = change === "won" ? (["disputed", "dispute-lost"] as const) : (["disputed"] as const);
    if (still === 0) await closeTasks(world, tx, { eventId, orderId, kinds, by: null, resolution: change });
  }
  if (change === "lost") {
    await openTask(world, tx, { ...task, kind: "dispute-lost" });
    await dropPlannedRefunds(world, tx, order, payment);
  }
  if (change === "won") {
    await takeUpDropped(world, tx, payment);
    await goOnRefunding(tx, { eventId, orderId });
  }
  await queueTeamLetters(world, tx, { eventId, orderId, disputeId, change });
}

/** Refunds planned before or during the dispute were held back. */
async function goOnRefunding(tx: Tx, order: { eventId: string; orderId: string }): Promise<void> {
  const waiting = await tx.refund.findMany({
    where: { ...order, state: { in: ["due", "calling"] } },
    select: { id: true },
  });
  for (const { id } of waiting) await askForRefund(tx, { eventId: order.eventId, refundId: id });
}
