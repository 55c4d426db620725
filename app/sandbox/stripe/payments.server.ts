import { newId } from "../ids.server.ts";
import type { ChargeRecord, IntentRecord, PayMethod, SessionRecord } from "../records.server.ts";
import { bookCharge } from "./balance.server.ts";
import { viewCharge } from "./charge-view.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting } from "./errors.server.ts";
import { emit } from "./events.server.ts";
import { viewIntent } from "./intent-view.server.ts";
import { viewSession } from "./session-view.server.ts";

function requireOpen(session: SessionRecord): void {
  if (session.status !== "open") throw conflicting(`This Checkout Session is ${session.status}, not open.`);
}

/** Takes the money of an open session at once. @throws when the session is not open. */
export function paySession(desk: Desk, session: SessionRecord, method: PayMethod): SessionRecord {
  requireOpen(session);
  return takeMoney(desk, session, method, "complete");
}

/** Takes the money whatever the session says; `status` is what the session shows afterwards. */
export function takeMoney(
  desk: Desk,
  session: SessionRecord,
  method: PayMethod,
  status: "complete" | "expired",
): SessionRecord {
  const intent = intentOf(desk, session);
  const charge = addCharge(desk, session, intent, { method, status: "succeeded", declineCode: null });
  const paid = desk.store.intents.patch(intent.id, {
    status: "succeeded",
    latestChargeId: charge.id,
    declineCode: null,
  });
  const done = desk.store.sessions.patch(session.id, {
    status,
    paymentStatus: "paid",
    intentId: intent.id,
    lateMoney: null,
  });
  const known = desk.settings.feeAfter === 0 ? bookFee(desk, charge) : charge;
  emit(desk, "charge.succeeded", viewCharge(desk, known));
  emit(desk, "payment_intent.succeeded", viewIntent(desk, paid));
  emit(desk, "checkout.session.completed", viewSession(desk, done));
  return done;
}

/** A declined try: the session stays open and may be paid another way. @throws when it is not open. */
export function declineSession(
  desk: Desk,
  session: SessionRecord,
  declineCode = "generic_decline",
): SessionRecord {
  requireOpen(session);
  const intent = intentOf(desk, session);
  const charge = addCharge(desk, session, intent, { method: "card", status: "failed", declineCode });
  const failed = desk.store.intents.patch(intent.id, { latestChargeId: charge.id, declineCode });
  emit(desk, "charge.failed", viewCharge(desk, charge));
  emit(desk, "payment_intent.payment_failed", viewIntent(desk, failed));
  return desk.store.sessions.patch(session.id, { intentId: intent.id });
}

/** A way to pay whose money comes later: the session is complete and unpaid until it is settled. */
export function startDelayed(desk: Desk, session: SessionRecord): SessionRecord {
  requireOpen(session);
  const method = session.methods.includes("alipay") ? "alipay" : "card";
  const intent = intentOf(desk, session);
  const charge = addCharge(desk, session, intent, { method, status: "pending", declineCode: null });
  const waiting = desk.store.intents.patch(intent.id, {
    status: "processing",
    latestChargeId: charge.id,
    declineCode: null,
  });
  const done = desk.store.sessions.patch(session.id, { status: "complete", intentId: intent.id });
  emit(desk, "charge.pending", viewCharge(desk, charge));
  emit(desk, "payment_intent.processing", viewIntent(desk, waiting));
  emit(desk, "checkout.session.completed", viewSession(desk, done));
  return done;
}

/** Settles a delayed payment. @throws when nothing is on its way. */
export function settleDelayed(
  desk: Desk,
  session: SessionRecord,
  result: "succeeded" | "failed",
): SessionRecord {
  const intent = session.intentId ? desk.store.intents.get(session.intentId) : undefined;
  const charge = intent?.latestChargeId ? desk.store.charges.get(intent.latestChargeId) : undefined;
  if (!intent || !charge || intent.status !== "processing") {
    throw conflicting(`No payment of this Checkout Session is on its way.`);
  }
  return result === "succeeded"
    ? arrive(desk, session, intent, charge)
    : fallThrough(desk, session, intent, charge);
}

function arrive(
  desk: Desk,
  session: SessionRecord,
  intent: IntentRecord,
  charge: ChargeRecord,
): SessionRecord {
  const good = desk.store.charges.patch(charge.id, { status: "succeeded", feeDue: feeDue(desk) });
  const paid = desk.store.intents.patch(intent.id, { status: "succeeded" });
  const done = desk.store.sessions.patch(session.id, { paymentStatus: "paid" });
  const known = desk.settings.feeAfter === 0 ? bookFee(desk, good) : good;
  emit(desk, "charge.succeeded", viewCharge(desk, known));
  emit(desk, "payment_intent.succeeded", viewIntent(desk, paid));
  emit(desk, "checkout.session.async_payment_succeeded", viewSession(desk, done));
  return done;
}

function fallThrough(
  desk: Desk,
  session: SessionRecord,
  intent: IntentRecord,
  charge: ChargeRecord,
): SessionRecord {
  const declineCode = "payment_intent_payment_attempt_failed";
  const bad = desk.store.charges.patch(charge.id, { status: "failed", declineCode });
  const failed = desk.store.intents.patch(intent.id, { status: "requires_payment_method", declineCode });
  emit(desk, "charge.failed", viewCharge(desk, bad));
  emit(desk, "payment_intent.payment_failed", viewIntent(desk, failed));
  emit(desk, "checkout.session.async_payment_failed", viewSession(desk, session));
  return session;
}

/** Stripe makes the payment intent when the buyer first tries to pay, not when the session opens. */
function intentOf(desk: Desk, session: SessionRecord): IntentRecord {
  const known = session.intentId ? desk.store.intents.get(session.intentId) : undefined;
  if (known) return known;
  const intent = desk.store.intents.put({
    id: newId("intent"),
    secret: newId("secret"),
    sessionId: session.id,
    created: desk.clock.seconds(),
    amount: session.amount,
    currency: session.currency,
    status: "requires_payment_method",
    metadata: session.intentMetadata,
    description: session.intentDescription,
    receiptEmail: session.receiptEmail,
    latestChargeId: null,
    declineCode: null,
  });
  emit(desk, "payment_intent.created", viewIntent(desk, intent));
  return intent;
}

function addCharge(
  desk: Desk,
  session: SessionRecord,
  intent: IntentRecord,
  tried: Pick<ChargeRecord, "method" | "status" | "declineCode">,
): ChargeRecord {
  return desk.store.charges.put({
    id: newId("charge"),
    intentId: intent.id,
    sessionId: session.id,
    paymentMethodId: newId("method"),
    created: desk.clock.seconds(),
    amount: session.amount,
    currency: session.currency,
    email: session.customerEmail,
    description: intent.description,
    metadata: intent.metadata,
    amountRefunded: 0,
    disputed: false,
    txnId: null,
    feeDue: tried.status === "succeeded" ? feeDue(desk) : null,
    ...tried,
  });
}

function feeDue(desk: Desk): number | null {
  return desk.settings.feeAfter === null ? null : Date.now() + desk.settings.feeAfter;
}

function bookFee(desk: Desk, charge: ChargeRecord): ChargeRecord {
  const txn = bookCharge(desk, charge);
  return desk.store.charges.patch(charge.id, { txnId: txn.id, feeDue: null });
}

/** Makes the fee of a succeeded charge known and says so with `charge.updated`; nothing happens the second time. */
export function revealFee(desk: Desk, charge: ChargeRecord): ChargeRecord {
  if (charge.txnId !== null || charge.status !== "succeeded") return charge;
  const known = bookFee(desk, charge);
  emit(desk, "charge.updated", viewCharge(desk, known), { balance_transaction: null });
  return known;
}

/** Fees and late money whose machine time has come. */
export function settleDuePayments(desk: Desk): void {
  const now = Date.now();
  for (const charge of desk.store.charges.each()) {
    if (charge.feeDue !== null && charge.feeDue <= now) revealFee(desk, charge);
  }
  for (const session of desk.store.sessions.each()) {
    if (session.lateMoney && session.lateMoney.at <= now) takeLateMoney(desk, session);
  }
}

/** Takes the money of a session that has already been answered as expired. @throws when it was paid before. */
export function takeLateMoney(desk: Desk, session: SessionRecord): SessionRecord {
  if (session.paymentStatus === "paid") throw conflicting("This Checkout Session has been paid.");
  const { method, keepExpired } = session.lateMoney ?? { method: "card", keepExpired: false };
  return takeMoney(desk, session, method, keepExpired ? "expired" : "complete");
}
