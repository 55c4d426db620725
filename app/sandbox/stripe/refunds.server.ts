import { newId } from "../ids.server.ts";
import type { ChargeRecord, RefundRecord, RefundStatus } from "../records.server.ts";
import { bookRefund, bookRefundFailure } from "./balance.server.ts";
import { viewCharge } from "./charge-view.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting, invalid, missing } from "./errors.server.ts";
import { emit } from "./events.server.ts";
import { revealFee } from "./fees.server.ts";
import { viewRefund } from "./refund-view.server.ts";

export type RefundAsk = {
  charge?: string | undefined;
  payment_intent?: string | undefined;
  amount?: number | undefined;
  reason?: RefundRecord["reason"] | undefined;
  metadata?: Record<string, string> | undefined;
};

/** Gives money of a charge back. @throws as Stripe: unknown, unpaid, disputed, refunded before, too much. */
export function createRefund(desk: Desk, ask: RefundAsk): RefundRecord {
  const charge = chargeToRefund(desk, ask);
  const left = charge.amount - charge.amountRefunded;
  if (left === 0) {
    throw conflicting(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  }
  if (isChargedBack(desk, charge)) {
    throw conflicting(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  }
  const amount = ask.amount ?? left;
  if (amount > left) {
    throw conflicting(
      `Refund amount (${amount} ${charge.currency}) is greater than unrefunded amount on charge (${left} ${charge.currency})`,
      { param: "amount" },
    );
  }
  return giveBack(desk, revealFee(desk, charge), amount, ask);
}

/** A dispute blocks refunds while it is open and once it is lost; a dispute that was won blocks nothing. */
function isChargedBack(desk: Desk, charge: ChargeRecord): boolean {
  if (!charge.disputed) return false;
  return desk.store.disputes
    .all()
    .some((dispute) => dispute.chargeId === charge.id && dispute.status !== "won");
}

function chargeToRefund(desk: Desk, ask: RefundAsk): ChargeRecord {
  if ((ask.charge === undefined) === (ask.payment_intent === undefined)) {
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
      {
        code: "parameter_missing",
      },
    );
  }
  const intent = ask.payment_intent === undefined ? undefined : desk.store.intents.get(ask.payment_intent);
  if (ask.payment_intent !== undefined && !intent) {
    throw missing("payment_intent", ask.payment_intent, "payment_intent");
  }
  const chargeId = ask.charge ?? intent?.latestChargeId ?? "";
  const charge = desk.store.charges.get(chargeId);
  if (!charge && ask.charge !== undefined) throw missing("charge", ask.charge, "charge");
  if (charge?.status !== "succeeded") {
    throw conflicting("This payment does not have a successful charge to refund.", {
      code: "charge_not_refundable",
    });
  }
  return charge;
}

function giveBack(desk: Desk, charge: ChargeRecord, amount: number, ask: RefundAsk): RefundRecord {
  const id = newId("refund");
  const status = firstStatus(desk, charge);
  const later = desk.settings.refunds === "by-method" && desk.settings.refundAfter !== null;
  const pending = desk.store.refunds.put({
    id,
    chargeId: charge.id,
    intentId: charge.intentId,
    created: desk.clock.seconds(),
    amount,
    currency: charge.currency,
    reason: ask.reason ?? null,
    metadata: ask.metadata ?? {},
    status: status === "failed" ? "pending" : status,
    failureReason: null,
    txnId: bookRefund(desk, charge, { id, amount }).id,
    failureTxnId: null,
    settleAt: status === "pending" && later ? Date.now() + (desk.settings.refundAfter ?? 0) : null,
  });
  const refunded = desk.store.charges.patch(charge.id, { amountRefunded: charge.amountRefunded + amount });
  emit(desk, "refund.created", viewRefund(desk, pending));
  emit(desk, "charge.refunded", viewCharge(desk, refunded), { amount_refunded: charge.amountRefunded });
  return status === "failed" ? settleRefund(desk, pending, "failed") : pending;
}

function firstStatus(desk: Desk, charge: ChargeRecord): RefundStatus {
  if (desk.settings.refunds !== "by-method") return desk.settings.refunds;
  return charge.method === "card" ? "succeeded" : "pending";
}

/** Moves a refund to its result. A failure gives the money back to the balance and frees the charge for another try. */
export function settleRefund(desk: Desk, refund: RefundRecord, status: RefundStatus): RefundRecord {
  if (refund.status === status) return refund;
  if (refund.status === "failed") throw conflicting(`Refund ${refund.id} has failed already.`);
  if (status === "failed") return failRefund(desk, refund);
  const moved = desk.store.refunds.patch(refund.id, { status, settleAt: null });
  emit(desk, "refund.updated", viewRefund(desk, moved), { status: refund.status });
  return moved;
}

function failRefund(desk: Desk, refund: RefundRecord): RefundRecord {
  const failed = desk.store.refunds.patch(refund.id, {
    status: "failed",
    settleAt: null,
    failureReason: "expired_or_canceled_card",
    failureTxnId: bookRefundFailure(desk, refund).id,
  });
  const charge = desk.store.charges.get(refund.chargeId);
  if (charge) desk.store.charges.patch(charge.id, { amountRefunded: charge.amountRefunded - refund.amount });
  emit(desk, "refund.updated", viewRefund(desk, failed), { status: refund.status });
  emit(desk, "refund.failed", viewRefund(desk, failed));
  return failed;
}

/** Pending refunds whose machine time has come. */
export function settleDueRefunds(desk: Desk): void {
  const now = Date.now();
  for (const refund of desk.store.refunds.each()) {
    if (refund.status === "pending" && refund.settleAt !== null && refund.settleAt <= now) {
      settleRefund(desk, refund, "succeeded");
    }
  }
}
