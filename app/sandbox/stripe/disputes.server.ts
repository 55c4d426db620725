import type Stripe from "stripe";
import { newId } from "../ids.server.ts";
import type { ChargeRecord, DisputeRecord } from "../records.server.ts";
import { bookDispute, viewTxn } from "./balance.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting } from "./errors.server.ts";
import { emit } from "./events.server.ts";

const answerSeconds = 7 * 24 * 3600;

/** The buyer's bank asks for the money back: it leaves the balance at once, with a fee. */
export function openDispute(
  desk: Desk,
  charge: ChargeRecord,
  reason: string,
  amount?: number,
): DisputeRecord {
  if (charge.status !== "succeeded") throw conflicting("Only a successful charge can be disputed.");
  if (charge.disputed) throw conflicting("The charge has been disputed before.");
  const dispute = desk.store.disputes.put({
    id: newId("dispute"),
    chargeId: charge.id,
    intentId: charge.intentId,
    created: desk.clock.seconds(),
    amount: amount ?? charge.amount,
    currency: charge.currency,
    reason,
    status: "needs_response",
    txnIds: [],
  });
  desk.store.charges.patch(charge.id, { disputed: true });
  emit(desk, "charge.dispute.created", viewDispute(desk, dispute));
  const withdrawn = desk.store.disputes.patch(dispute.id, {
    txnIds: [bookDispute(desk, dispute, "withdrawn").id],
  });
  emit(desk, "charge.dispute.funds_withdrawn", viewDispute(desk, withdrawn));
  return withdrawn;
}

/** Ends a dispute, or turns the decision round. Won: the money comes back, the fee does not. Lost: it stays away, or goes again. */
export function resolveDispute(desk: Desk, dispute: DisputeRecord, result: "won" | "lost"): DisputeRecord {
  if (dispute.status === result) throw conflicting(`The dispute is ${dispute.status} already.`);
  const again = dispute.status === "won" ? [bookDispute(desk, dispute, "withdrawn").id] : [];
  const closed = desk.store.disputes.patch(dispute.id, {
    status: result,
    txnIds: [...dispute.txnIds, ...again],
  });
  if (result === "lost") {
    emit(desk, "charge.dispute.closed", viewDispute(desk, closed));
    return closed;
  }
  const back = desk.store.disputes.patch(dispute.id, {
    txnIds: [...closed.txnIds, bookDispute(desk, closed, "reinstated").id],
  });
  emit(desk, "charge.dispute.closed", viewDispute(desk, back));
  emit(desk, "charge.dispute.funds_reinstated", viewDispute(desk, back));
  return back;
}

/** The dispute as Stripe shows it. */
export function viewDispute(desk: Desk, dispute: DisputeRecord): Stripe.Dispute {
  const dueBy = dispute.created + answerSeconds;
  return {
    id: dispute.id,
    object: "dispute",
    amount: dispute.amount,
    balance_transactions: dispute.txnIds.flatMap((id) => {
      const txn = desk.store.txns.get(id);
      return txn ? [viewTxn(desk, txn)] : [];
    }),
    charge: dispute.chargeId,
    created: dispute.created,
    currency: dispute.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: dispute.status === "needs_response" ? dueBy : null,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: dispute.status === "needs_response" && desk.clock.seconds() > dueBy,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: dispute.intentId,
    reason: dispute.reason,
    status: dispute.status,
  };
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
