import { newId } from "../ids.server.ts";
import type { LineItemRecord, PayMethod, SessionRecord } from "../records.server.ts";
import { currencies } from "./currencies.server.ts";
import type { Desk } from "./desk.server.ts";
import { invalid } from "./errors.server.ts";
import type { SessionCreate } from "./session-params.server.ts";

const defaultMethods: PayMethod[] = ["card", "alipay", "wechat_pay"];

/** Opens a session. @throws Stripe's refusals for amounts, currencies and expiry times it does not accept. */
export function createSession(desk: Desk, params: SessionCreate): SessionRecord {
  const currency = currencyOf(params);
  const lineItems = params.line_items.map(toLineItem);
  const allowedMethods = params.allowed_payment_method_types ?? null;
  if (allowedMethods?.length === 0) throw invalid("Invalid array", { param: "allowed_payment_method_types" });
  return desk.store.sessions.put({
    ...wishes(params),
    id: newId("session"),
    created: desk.clock.seconds(),
    expiresAt: expiryOf(desk, params.expires_at),
    status: "open",
    paymentStatus: "unpaid",
    amount: totalOf(lineItems, currency),
    currency,
    allowedMethods,
    methods: allowedMethods ?? defaultMethods,
    lineItems,
    intentId: null,
    lateMoney: null,
  });
}

function toLineItem(item: SessionCreate["line_items"][number]): LineItemRecord {
  return {
    id: newId("item"),
    priceId: newId("price"),
    productId: newId("product"),
    name: item.price_data.product_data.name,
    description: item.price_data.product_data.description ?? null,
    unitAmount: item.price_data.unit_amount,
    quantity: item.quantity,
    metadata: item.metadata ?? {},
  };
}

function totalOf(lineItems: LineItemRecord[], currency: string): number {
  const amount = lineItems.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0);
  if (amount < 1) {
    throw invalid(`The Checkout Session's total amount must be more than 0 ${currency}`, {
      code: "amount_too_small",
    });
  }
  if (amount > 99_999_999) {
    throw invalid(`The Checkout Session's total amount must be no more than 999,999.99 ${currency}`, {
      code: "amount_too_large",
    });
  }
  return amount;
}

/** What the shop may say and need not, with null or empty for what it did not say. */
function wishes(params: SessionCreate) {
  const intent = params.payment_intent_data;
  const wechat = params.payment_method_options?.wechat_pay;
  return {
    locale: params.locale ?? null,
    successUrl: params.success_url,
    cancelUrl: params.cancel_url ?? null,
    clientReferenceId: params.client_reference_id ?? null,
    customerEmail: params.customer_email ?? null,
    metadata: params.metadata ?? {},
    intentMetadata: intent?.metadata ?? {},
    intentDescription: intent?.description ?? null,
    receiptEmail: intent?.receipt_email ?? null,
    wechatClient: wechat?.client ?? null,
    wechatAppId: wechat?.app_id ?? null,
    adaptivePricing: params.adaptive_pricing?.enabled ?? null,
    submitType: params.submit_type ?? null,
    originContext: params.origin_context ?? null,
    integrationIdentifier: params.integration_identifier ?? null,
  };
}

function currencyOf(params: SessionCreate): string {
  const asked = params.line_items.map((item) => item.price_data.currency.toLowerCase());
  const currency = asked[0];
  if (currency === undefined) throw invalid("Invalid array", { param: "line_items" });
  for (const [index, name] of asked.entries()) {
    const param = `line_items[${index}][price_data][currency]`;
    if (!currencies.has(name)) {
      throw invalid(
        `Invalid currency: ${name}. Stripe currently supports these currencies: ${[...currencies].join(", ")}`,
        { param },
      );
    }
    if (name !== currency) throw invalid("All line items must have the same currency.", { param });
  }
  if (params.currency !== undefined && params.currency.toLowerCase() !== currency) {
    throw invalid("The currency must be that of the line items.", { param: "currency" });
  }
  return currency;
}

/** Between 30 minutes and 24 hours after now; one day when not said. */
function expiryOf(desk: Desk, asked: number | undefined): number {
  const now = desk.clock.seconds();
  if (asked === undefined) return now + 24 * 3600;
  if (asked < now + 30 * 60) {
    throw invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", {
      param: "expires_at",
    });
  }
  if (asked > now + 24 * 3600) {
    throw invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", {
      param: "expires_at",
    });
  }
  return asked;
}
