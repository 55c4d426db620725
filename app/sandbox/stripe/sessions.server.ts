import { newId } from "../ids.server.ts";
import type { LineItemRecord, PayMethod, SessionRecord } from "../records.server.ts";
import { currencies } from "./currencies.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting, invalid } from "./errors.server.ts";
import { emit } from "./events.server.ts";
import type { SessionCreate } from "./session-params.server.ts";
import { viewSession } from "./session-view.server.ts";

const defaultMethods: PayMethod[] = ["card", "alipay", "wechat_pay"];

/** Opens a session. @throws Stripe's refusals for amounts, currencies and expiry times it does not accept. */
export function createSession(desk: Desk, params: SessionCreate): SessionRecord {
  const items = params.line_items;
  const currency = currencyOf(params);
  const lineItems = items.map(
    (item): LineItemRecord => ({
      id: newId("item"),
      priceId: newId("price"),
      productId: newId("product"),
      name: item.price_data.product_data.name,
      description: item.price_data.product_data.description ?? null,
      unitAmount: item.price_data.unit_amount,
      quantity: item.quantity,
      metadata: item.metadata ?? {},
    }),
  );
  const amount = lineItems.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0);
  if (amount < 1 || amount > 99_999_999) {
    const [code, word] =
      amount < 1 ? ["amount_too_small", "at least 0.01"] : ["amount_too_large", "no more than 999,999.99"];
    throw invalid(`The Checkout Session's total amount must be ${word} ${currency}`, { code });
  }
  const methods = params.allowed_payment_method_types ?? null;
  if (methods?.length === 0) throw invalid("Invalid array", { param: "allowed_payment_method_types" });
  const intent = params.payment_intent_data;
  const wechat = params.payment_method_options?.wechat_pay;
  return desk.store.sessions.put({
    id: newId("session"),
    created: desk.clock.seconds(),
    expiresAt: expiryOf(desk, params.expires_at),
    status: "open",
    paymentStatus: "unpaid",
    amount,
    currency,
    locale: params.locale ?? null,
    successUrl: params.success_url,
    cancelUrl: params.cancel_url ?? null,
    clientReferenceId: params.client_reference_id ?? null,
    customerEmail: params.customer_email ?? null,
    metadata: params.metadata ?? {},
    intentMetadata: intent?.metadata ?? {},
    intentDescription: intent?.description ?? null,
    receiptEmail: intent?.receipt_email ?? null,
    allowedMethods: methods,
    methods: methods ?? defaultMethods,
    wechatClient: wechat?.client ?? null,
    wechatAppId: wechat?.app_id ?? null,
    adaptivePricing: params.adaptive_pricing?.enabled ?? null,
    submitType: params.submit_type ?? null,
    originContext: params.origin_context ?? null,
    integrationIdentifier: params.integration_identifier ?? null,
    lineItems,
    intentId: null,
    lateMoney: null,
  });
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

/** Ends an open session. @throws when it is no longer open. */
export function expireSession(desk: Desk, session: SessionRecord): SessionRecord {
  if (session.status !== "open") {
    throw conflicting(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  const expired = desk.store.sessions.patch(session.id, { status: "expired" });
  if (session.intentId) {
    const intent = desk.store.intents.get(session.intentId);
    if (intent?.status === "requires_payment_method")
      desk.store.intents.patch(intent.id, { status: "canceled" });
  }
  emit(desk, "checkout.session.expired", viewSession(desk, expired));
  return expired;
}

/** Ends every session whose time is over, by the sandbox's clock. */
export function expireOverdue(desk: Desk): void {
  const now = desk.clock.seconds();
  for (const session of desk.store.sessions.each()) {
    if (session.status === "open" && session.expiresAt <= now) expireSession(desk, session);
  }
}
