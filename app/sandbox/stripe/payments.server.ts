import { newId } from "../ids.server.ts";
import type { ChargeRecord, IntentRecord, PayMethod, SessionRecord } from "../records.server.ts";
import { viewCharge } from "./charge-view.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting } from "./errors.server.ts";
import { emit } from "./events.server.ts";
import { bookFee, feeDue } from "./fees.server.ts";
import { viewIntent } from "./intent-view.server.ts";
import { viewSession } from "./session-view.server.ts";

/** @throws when the session can no longer be paid. */
export function requireOpen(session: SessionRecord): void {
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

/** Stripe makes the payment intent when the buyer first tries to pay, not when the session opens. */
export function intentOf(desk: Desk, session: SessionRecord): IntentRecord {
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

/** Writes a try to pay, good or not. */
export function addCharge(
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
