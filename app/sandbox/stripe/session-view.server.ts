import type Stripe from "stripe";
import type { SessionRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";

/** The session as Stripe shows it. `line_items` come only by `expand`. */
export function viewSession(desk: Desk, session: SessionRecord): Stripe.Checkout.Session {
  return {
    id: session.id,
    object: "checkout.session",
    ...amounts(session),
    ...unused,
    adaptive_pricing: session.adaptivePricing === null ? null : { enabled: session.adaptivePricing },
    allowed_payment_method_types: session.allowedMethods,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    created: session.created,
    customer_details: customerDetails(session),
    customer_email: session.customerEmail,
    expires_at: session.expiresAt,
    integration_identifier: session.integrationIdentifier,
    livemode: false,
    locale: session.locale,
    metadata: session.metadata,
    mode: "payment",
    origin_context: session.originContext,
    payment_intent: session.intentId,
    payment_method_options: methodOptions(session),
    payment_method_types: session.methods,
    payment_status: session.paymentStatus,
    status: session.status,
    submit_type: session.submitType,
    success_url: session.successUrl,
    ui_mode: "hosted_page",
    url: session.status === "open" ? payUrl(desk, session.id) : null,
  };
}

function payUrl(desk: Desk, sessionId: string): string {
  return `${desk.origin()}/c/pay/${sessionId}`;
}

function amounts(session: SessionRecord) {
  return {
    amount_subtotal: session.amount,
    amount_total: session.amount,
    currency: session.currency,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  };
}

function customerDetails(session: SessionRecord): Stripe.Checkout.Session.CustomerDetails | null {
  if (session.status !== "complete" && !session.customerEmail) return null;
  return {
    address: null,
    business_name: null,
    email: session.customerEmail,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: "none",
    tax_ids: null,
  };
}

function methodOptions(session: SessionRecord): Stripe.Checkout.Session.PaymentMethodOptions {
  return {
    card: { request_three_d_secure: "automatic" },
    ...(session.wechatClient
      ? { wechat_pay: { app_id: session.wechatAppId, client: session.wechatClient } }
      : {}),
  };
}

/** Parts of a session that this cashier never uses, as Stripe shows them when unused. */
const unused = {
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer: null,
  customer_account: null,
  customer_creation: "if_required",
  discounts: [],
  invoice: null,
  invoice_creation: {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  },
  managed_payments: { enabled: false },
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: null,
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>;
