import type Stripe from "stripe";
import type { ChargeRecord, RefundRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";

/** The refund as Stripe shows it; the failure's fields appear only when it failed. */
export function viewRefund(desk: Desk, refund: RefundRecord): Stripe.Refund {
  const charge = desk.store.charges.get(refund.chargeId);
  return {
    id: refund.id,
    object: "refund",
    amount: refund.amount,
    balance_transaction: refund.txnId,
    charge: refund.chargeId,
    created: refund.created,
    currency: refund.currency,
    customer: null,
    customer_account: null,
    ...(charge ? { destination_details: destination(charge, refund) } : {}),
    ...(refund.failureReason ? { failure_reason: refund.failureReason } : {}),
    ...(refund.failureTxnId ? { failure_balance_transaction: refund.failureTxnId } : {}),
    metadata: refund.metadata,
    payment_intent: refund.intentId,
    payment_method: charge?.paymentMethodId ?? null,
    ...(refund.status === "pending" ? { pending_reason: "processing" } : {}),
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}

function destination(charge: ChargeRecord, refund: RefundRecord): Stripe.Refund.DestinationDetails {
  if (charge.method === "alipay") return { type: "alipay", alipay: {} };
  if (charge.method === "wechat_pay") return { type: "wechat_pay", wechat_pay: {} };
  return {
    type: "card",
    card: {
      reference_status: refund.status === "succeeded" ? "available" : "pending",
      reference_type: "acquirer_reference_number",
      type: "refund",
    },
  };
}
