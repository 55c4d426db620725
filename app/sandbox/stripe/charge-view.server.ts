import type Stripe from "stripe";
import type { ChargeRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";

/** The charge as Stripe shows it. `balance_transaction` is null until the fee is known. */
export function viewCharge(desk: Desk, charge: ChargeRecord): Stripe.Charge {
  const good = charge.status === "succeeded";
  return {
    id: charge.id,
    object: "charge",
    ...unused,
    amount: charge.amount,
    amount_captured: good ? charge.amount : 0,
    amount_refunded: charge.amountRefunded,
    balance_transaction: charge.txnId,
    billing_details: { address: null, email: charge.email, name: null, phone: null, tax_id: null },
    captured: good,
    created: charge.created,
    currency: charge.currency,
    description: charge.description,
    disputed: charge.disputed,
    failure_code: charge.status === "failed" ? failureCode(charge) : null,
    failure_message: charge.status === "failed" ? "Your payment was declined." : null,
    metadata: charge.metadata,
    outcome: outcome(charge),
    paid: good,
    payment_intent: charge.intentId,
    payment_method: charge.paymentMethodId,
    payment_method_details: methodDetails(charge),
    receipt_url: good ? `${desk.origin()}/c/pay/${charge.sessionId}` : null,
    refunded: charge.amountRefunded === charge.amount,
    status: charge.status,
  };
}

function failureCode(charge: ChargeRecord): string {
  return charge.method === "card" ? "card_declined" : "payment_intent_payment_attempt_failed";
}

function outcome(charge: ChargeRecord): Stripe.Charge.Outcome | null {
  if (charge.status === "pending") return null;
  const good = charge.status === "succeeded";
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: good ? null : "01",
    network_status: good ? "approved_by_network" : "declined_by_network",
    reason: charge.declineCode,
    risk_level: "normal",
    seller_message: good ? "Payment complete." : "The bank returned the decline code.",
    type: good ? "authorized" : "issuer_declined",
  };
}

function methodDetails(charge: ChargeRecord): Stripe.Charge.PaymentMethodDetails {
  const transaction = `sandbox_${charge.id.slice(3)}`;
  switch (charge.method) {
    case "card":
      return { type: "card", card: cardDetails(charge) };
    case "alipay":
      return { type: "alipay", alipay: { fingerprint: null, transaction_id: transaction } };
    case "wechat_pay":
      return { type: "wechat_pay", wechat_pay: { fingerprint: null, transaction_id: transaction } };
  }
}

function cardDetails(charge: ChargeRecord): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: charge.status === "succeeded" ? charge.amount : null,
    authorization_code: null,
    brand: "visa",
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    funding: "credit",
    installments: null,
    last4: charge.status === "failed" ? "0002" : "4242",
    mandate: null,
    network: "visa",
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}

/** Parts of a charge that this cashier never uses, as Stripe shows them when unused. */
const unused = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  calculated_statement_descriptor: null,
  customer: null,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  receipt_email: null,
  receipt_number: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.Charge>;
