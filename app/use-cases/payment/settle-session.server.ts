import type { Tx } from "#app/adapters/db.server.ts";
import type { MoneyFacts, SessionFacts } from "#app/adapters/payment-facts.server.ts";
import { decideSettlement, type OrderFacts, type PageFacts } from "#app/domain/payment/settlement.ts";
import { isUuid } from "#app/domain/registration/record-id.ts";
import { settleCommission } from "../money/settle-commission.server.ts";
import type { World } from "../world.server.ts";
import { type LockedOrder, lockOrder, type OrderRef } from "./order-record.server.ts";
import { regainSeats } from "./order-seats.server.ts";
import { recordNotice, type SeenNotice } from "./record-notice.server.ts";
import { lockResales } from "./resell-seats.server.ts";
import { linesSeatedElsewhere } from "./second-seat.server.ts";
import { carryOut } from "./settle-effects.server.ts";
import { postFee } from "./settle-fees.server.ts";
import { settleMove } from "./settle-move.server.ts";

export type SettleSource = "webhook" | "return" | "sweep" | "job" | "organiser" | "reconcile";
export type SettleOutcome =
  | { ok: true; outcome: "done" | "nothing-new" | "not-ours"; order?: OrderRef }
  | { ok: false; reason: "unavailable" };

/**
 * T4: asks Stripe how a payment page stands and brings the order to where that leads (T5 to T9). Whoever asks —
 * webhook, return page, sweep, a person — gets the same effect, and doing it again changes nothing.
 * Nothing is decided from what the caller says but which page to ask about.
 */
export async function settleSession(
  world: World,
  input: { sessionId: string; source: SettleSource; notice?: SeenNotice },
): Promise<SettleOutcome> {
  const answer = await world.payments.retrieveSession(input.sessionId);
  if (!answer.ok) {
    if (answer.reason === "unavailable") return { ok: false, reason: "unavailable" };
    return settled(world, input, "not-ours");
  }
  const { session } = answer;
  if (!session.ours || session.livemode !== world.payments.livemode) return settled(world, input, "not-ours");
  const { eventId, orderId, attemptId } = session.ours;
  if (![eventId, orderId, attemptId].every(isUuid)) return settled(world, input, "not-ours");
  return world.db.transaction(async (tx) => {
    if (input.notice && !(await recordNotice(world, tx, input.notice)))
      return { ok: true, outcome: "nothing-new" };
    const order = await lockOrder(tx, { eventId, orderId });
    const attempt = order?.attempts.find((one) => one.id === attemptId);
    if (!order || !attempt) {
      world.log.error({ eventId, orderId, attemptId }, "a payment page names an order that is not here");
      return { ok: true, outcome: "not-ours" };
    }
    await keepSession(tx, world, attempt, session);
    const outcome = await settleLocked(world, tx, { order, attempt, session, source: input.source });
    if (outcome === "done") await settleCommission(world, tx, { eventId, orderId });
    return { ok: true, outcome, order: { eventId, orderId } };
  });
}

async function settled(
  world: World,
  input: { notice?: SeenNotice },
  outcome: "not-ours",
): Promise<SettleOutcome> {
  const { notice } = input;
  if (notice) await world.db.transaction((tx) => recordNotice(world, tx, notice));
  return { ok: true, outcome };
}

type Attempt = LockedOrder["attempts"][number];
type Settling = { order: LockedOrder; attempt: Attempt; session: SessionFacts; source: SettleSource };

async function settleLocked(world: World, tx: Tx, settling: Settling): Promise<"done" | "nothing-new"> {
  const { order, attempt, session } = settling;
  const known = await tx.payment.findUnique({ where: { sessionId: session.id } });
  if (known) {
    await postFee(world, tx, known, session.money);
    return "nothing-new";
  }
  const page = pageOf(order, attempt, session);
  if (attempt.purpose === "move") return settleMove(world, tx, { ...settling, page });
  if (page.money === "succeeded" && mayBePaid(order)) await lockResales(tx, order);
  const facts = await orderFacts(tx, order, page);
  const decision = decideSettlement(page, facts);
  await carryOut(world, tx, { ...settling, decision, secondSeats: facts.secondSeats });
  return decision.do === "nothing" ? "nothing-new" : "done";
}

function mayBePaid({ state }: LockedOrder): boolean {
  return state === "held" || state === "processing" || state === "expired";
}

/** A webhook may come before the answer that names the session was saved. */
async function keepSession(tx: Tx, world: World, attempt: Attempt, session: SessionFacts): Promise<void> {
  if (attempt.sessionId !== null) return;
  await tx.paymentAttempt.update({
    where: { eventId_id: { eventId: attempt.eventId, id: attempt.id } },
    data: {
      sessionId: session.id,
      sessionUrl: session.url,
      updatedAt: world.clock.now(),
      ...(attempt.state === "creating" ? { state: "open" } : {}),
    },
  });
}

function pageOf(order: LockedOrder, attempt: Attempt, session: SessionFacts): PageFacts {
  const money = moneyOf(session, session.money);
  return {
    status: session.status,
    money,
    matches:
      session.mode === "payment" &&
      isStillAsked(order, attempt) &&
      session.amountMinor === attempt.amountMinor &&
      session.currency === attempt.currency &&
      session.money?.receivedMinor === attempt.amountMinor,
  };
}

/** A page of an order that has fewer people since then asks for too much; an order that is over asks for nothing. */
function isStillAsked(order: LockedOrder, attempt: Attempt): boolean {
  const asks = ["held", "processing", "expired"].includes(order.state) && attempt.purpose === "order";
  return !asks || attempt.amountMinor === order.totalMinor;
}

/** An intent without money behind an open page only means that a try was declined. */
function moneyOf(session: SessionFacts, money: MoneyFacts | null): PageFacts["money"] {
  if (money?.state === "succeeded" && session.paid) return "succeeded";
  if (session.status !== "complete" || money === null) return "none";
  return money.state === "succeeded" ? "processing" : money.state;
}

type Facts = OrderFacts & {
  /** Lines of a group whose people have a paid seat already: they get no second one. */
  secondSeats: ReadonlySet<string>;
};

async function orderFacts(tx: Tx, order: LockedOrder, page: PageFacts): Promise<Facts> {
  const givenUp = order.closedReason === "attendee-cancelled" || order.closedReason === "organiser-cancelled";
  const facts = { state: order.state, givenUp, eventCancelled: order.event.state === "cancelled" };
  const secondSeats: ReadonlySet<string> = new Set<string>();
  if (page.money !== "succeeded")
    return { ...facts, hasPaidSeat: false, hasNewerOrder: false, room: false, secondSeats };
  const lines = order.lines.filter(({ state }) => state === "live");
  const seated = await linesSeatedElsewhere(tx, order.eventId, lines);
  const hasPaidSeat = seated.size > 0 && seated.size === lines.length;
  const newer = await tx.order.findFirst({
    where: {
      eventId: order.eventId,
      emailIndex: order.emailIndex,
      id: { not: order.id },
      state: { in: ["held", "processing", "paid"] },
      createdAt: { gt: order.createdAt },
    },
    select: { id: true },
  });
  const hasNewerOrder = newer !== null;
  const refused = givenUp || facts.eventCancelled || hasPaidSeat || hasNewerOrder;
  const mayReturn = order.state === "expired" && page.matches && !refused;
  const room = mayReturn && (await regainSeats(tx, order));
  return { ...facts, hasPaidSeat, hasNewerOrder, room, secondSeats: seated };
}
