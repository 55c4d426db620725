import type Stripe from "stripe";
import type { IntentRecord, SessionRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";

/** The payment intent as Stripe shows it. */
export function viewIntent(desk: Desk, intent: IntentRecord): Stripe.PaymentIntent {
  const session = desk.store.sessions.get(intent.sessionId);
  const charge = intent.latestChargeId ? desk.store.charges.get(intent.latestChargeId) : undefined;
  return {
    id: intent.id,
    object: "payment_intent",
    ...unused,
    amount: intent.amount,
    amount_received: intent.status === "succeeded" ? intent.amount : 0,
    client_secret: `${intent.id}_${intent.secret}`,
    created: intent.created,
    currency: intent.currency,
    description: intent.description,
    last_payment_error: intent.declineCode ? declined(intent.declineCode, charge?.id) : null,
    latest_charge: intent.latestChargeId,
    metadata: intent.metadata,
    payment_method: charge && charge.status !== "failed" ? charge.paymentMethodId : null,
    payment_method_options: methodOptions(session),
    payment_method_types: session?.methods ?? ["card"],
    receipt_email: intent.receiptEmail,
    status: intent.status,
  };
}

function declined(code: string, chargeId: string | undefined): Stripe.PaymentIntent.LastPaymentError {
  const card = code !== "payment_intent_payment_attempt_failed";
  return {
    ...(chargeId ? { charge: chargeId } : {}),
    code: card ? "card_declined" : code,
    ...(card ? { decline_code: code } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${card ? "card-declined" : code.replaceAll("_", "-")}`,
    message: card ? "Your card was declined." : "The payment failed.",
    type: card ? "card_error" : "invalid_request_error",
  };
}

function methodOptions(session: SessionRecord | undefined): Stripe.PaymentIntent.PaymentMethodOptions {
  return {
    card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    ...(session?.wechatClient
      ? { wechat_pay: { app_id: session.wechatAppId, client: session.wechatClient } }
      : {}),
  };
}

/** Parts of a payment intent that this cashier never uses, as Stripe shows them when unused. */
const unused = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic_async",
  confirmation_method: "automatic",
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method_configuration_details: null,
  payment_record: null,
  processing: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.PaymentIntent>;
