import type { ChargeRecord, IntentRecord, SessionRecord } from "../records.server.ts";
import { viewCharge } from "./charge-view.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting } from "./errors.server.ts";
import { emit } from "./events.server.ts";
import { bookFee, feeDue } from "./fees.server.ts";
import { viewIntent } from "./intent-view.server.ts";
import { addCharge, intentOf, requireOpen } from "./payments.server.ts";
import { viewSession } from "./session-view.server.ts";

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
