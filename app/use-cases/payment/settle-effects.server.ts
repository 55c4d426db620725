import type { Tx } from "#app/adapters/db.server.ts";
import type { SessionFacts } from "#app/adapters/payment-facts.server.ts";
import { paymentEntry } from "#app/domain/payment/ledger.ts";
import { keepsSeat } from "#app/domain/payment/order-state.ts";
import type { Settlement } from "#app/domain/payment/settlement.ts";
import type { World } from "../world.server.ts";
import { giveSecondSeatsBack } from "./give-second-seats-back.server.ts";
import { queueTicketLetters } from "./order-letters.server.ts";
import { type LockedOrder, takeStep } from "./order-record.server.ts";
import { freeSeats, issueTickets } from "./order-seats.server.ts";
import { openTask } from "./order-tasks.server.ts";
import { planRefund } from "./plan-refund.server.ts";
import { postLedger } from "./post-ledger.server.ts";
import { resellSeats } from "./resell-seats.server.ts";
import { postFee } from "./settle-fees.server.ts";

type Attempt = LockedOrder["attempts"][number];
type Input = { order: LockedOrder; attempt: Attempt; session: SessionFacts; decision: Settlement } & {
  /** Lines of a group whose people have a paid seat already. */
  secondSeats?: ReadonlySet<string>;
};
type Of<D extends Settlement["do"]> = Input & { decision: Extract<Settlement, { do: D }> };

const liveStates = ["creating", "open", "processing"];

/** Does what was decided about a payment page, in the transaction that holds the order's lock. */
export async function carryOut(world: World, tx: Tx, input: Input): Promise<void> {
  const { decision } = input;
  switch (decision.do) {
    case "nothing":
      return closeDeadAttempt(world, tx, input);
    case "pay":
      return pay(world, tx, { ...input, decision });
    case "wait":
      await moveAttempt(world, tx, input.attempt, "processing");
      await takeStep(tx, input.order, {
        step: "T6",
        to: "processing",
        actor: "stripe",
        now: world.clock.now(),
      });
      return;
    case "fail":
      return fail(world, tx, { ...input, decision });
    case "expire":
      return expire(world, tx, { ...input, decision });
    case "refund":
      return giveBack(world, tx, { ...input, decision });
    case "task":
      return leaveToOrganiser(world, tx, { ...input, decision });
  }
}

/** T5, T8: the payment, its ledger lines, the tickets and the letters, together. */
async function pay(world: World, tx: Tx, input: Of<"pay">): Promise<void> {
  const now = world.clock.now();
  await recordPayment(world, tx, input, "ticket");
  const order = await takeStep(tx, input.order, {
    step: input.decision.step,
    to: "paid",
    actor: "stripe",
    now,
    set: { paidAt: now, closedReason: null },
  });
  const seated = await giveSecondSeatsBack(world, tx, order, { actor: "stripe", lineIds: input.secondSeats });
  const ticketIds = await issueTickets(world, tx, seated, now);
  await queueTicketLetters(world, tx, seated, ticketIds);
  await resellSeats(world, tx, seated);
}

/** T7: a way to pay that takes its time did not bring the money; a page that is complete takes no second try. */
async function fail(world: World, tx: Tx, { order, attempt }: Of<"fail">): Promise<void> {
  const now = world.clock.now();
  await moveAttempt(world, tx, attempt, "failed");
  const waiting =
    order.state === "held"
      ? await takeStep(tx, order, { step: "T6", to: "processing", actor: "stripe", now })
      : order;
  await takeStep(tx, waiting, {
    step: "T7",
    to: "expired",
    actor: "stripe",
    now,
    set: { closedAt: now, closedReason: "payment-failed" },
  });
  await freeSeats(tx, order, now);
}

/** T9: Stripe says that the page ended unpaid, so the seat may go; unless it was ended to make way for another one. */
async function expire(world: World, tx: Tx, { order, attempt }: Of<"expire">): Promise<void> {
  const now = world.clock.now();
  await moveAttempt(world, tx, attempt, "expired");
  const another = order.attempts.some((one) => one.id !== attempt.id && liveStates.includes(one.state));
  if (another || attempt.replacedAt !== null) return;
  await takeStep(tx, order, {
    step: "T9",
    to: "expired",
    actor: "stripe",
    now,
    set: { closedAt: now, closedReason: "not-paid-in-time" },
  });
  await freeSeats(tx, order, now);
}

/** T8, T8': money that gives no seat goes back in full; an order that has its ticket keeps it. */
async function giveBack(world: World, tx: Tx, input: Of<"refund">): Promise<void> {
  const now = world.clock.now();
  const { decision } = input;
  const payment = await recordPayment(world, tx, input, "refund-in-full");
  const before = input.order;
  const order = await takeStep(tx, before, {
    step: decision.step,
    to: decision.to,
    actor: "stripe",
    now,
    detail: { reason: decision.reason },
    ...(decision.to === "refund-due" && before.state !== "refund-due"
      ? { set: { closedAt: now, closedReason: decision.reason } }
      : {}),
  });
  if (keepsSeat(before.state) && !keepsSeat(order.state)) await freeSeats(tx, before, now);
  await planRefund(world, tx, {
    payment,
    amountMinor: payment.amountMinor,
    reason: decision.reason,
    requestedBy: "product",
  });
}

/** Money of another amount or currency than the order's gives no ticket: a person looks at it. */
export async function leaveToOrganiser(world: World, tx: Tx, input: Of<"task">): Promise<void> {
  const { order, decision } = input;
  const payment = await recordPayment(world, tx, input, "task");
  await openTask(world, tx, {
    eventId: order.eventId,
    orderId: order.id,
    kind: decision.reason,
    detail: { payment: payment.id, amountMinor: payment.amountMinor, currency: payment.currency },
  });
  world.log.error({ eventId: order.eventId, orderId: order.id }, "a payment differs from its order");
}

/** Writes down that money came, with its ledger lines and what becomes of it. */
export async function recordPayment(
  world: World,
  tx: Tx,
  { order, attempt, session }: Omit<Input, "decision">,
  disposition: "ticket" | "supplement" | "refund-in-full" | "task",
) {
  const { money } = session;
  if (!money) throw new Error("a payment without an intent");
  const now = world.clock.now();
  await moveAttempt(world, tx, attempt, "paid");
  const payment = await tx.payment.create({
    data: {
      eventId: order.eventId,
      id: world.ids.uuid(),
      orderId: order.id,
      attemptId: attempt.id,
      sessionId: session.id,
      paymentIntentId: money.intentId,
      chargeId: money.chargeId,
      method: money.method,
      amountMinor: money.receivedMinor,
      currency: session.currency ?? order.currency,
      disposition,
      receivedAt: now,
    },
  });
  const { eventId, orderId, currency, amountMinor } = payment;
  const lines = paymentEntry({ eventId, orderId, currency, amountMinor, paymentId: payment.id });
  await postLedger(tx, lines, { at: now, recordedAt: now });
  await postFee(world, tx, payment, money);
  return payment;
}

/** An attempt whose page ended is no longer live, whatever became of its order meanwhile. */
async function closeDeadAttempt(world: World, tx: Tx, { attempt, session }: Input): Promise<void> {
  if (!liveStates.includes(attempt.state)) return;
  if (session.status === "expired") await moveAttempt(world, tx, attempt, "expired");
  if (session.status === "complete" && session.money?.state === "failed")
    await moveAttempt(world, tx, attempt, "failed");
}

/** Where a try to pay stands now. */
export async function moveAttempt(
  world: World,
  tx: Tx,
  attempt: Attempt,
  state: "processing" | "paid" | "failed" | "expired",
): Promise<void> {
  await tx.paymentAttempt.update({
    where: { eventId_id: { eventId: attempt.eventId, id: attempt.id } },
    data: { state, updatedAt: world.clock.now() },
  });
}
