import type Stripe from "stripe";
import type { LineItemRecord, SessionRecord } from "../records.server.ts";

/** On the wire a decimal is a text; the SDK turns it into its own Decimal afterwards. */
export type WirePrice = Omit<Stripe.Price, "unit_amount_decimal"> & { unit_amount_decimal: string | null };
export type WireLineItem = Omit<Stripe.LineItem, "price"> & { price: WirePrice | null };

export function viewLineItem(session: SessionRecord, item: LineItemRecord): WireLineItem {
  const total = item.unitAmount * item.quantity;
  return {
    id: item.id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: session.currency,
    description: item.name,
    metadata: item.metadata,
    price: viewPrice(session, item),
    quantity: item.quantity,
  };
}

function viewPrice(session: SessionRecord, item: LineItemRecord): WirePrice {
  return {
    id: item.priceId,
    object: "price",
    active: false,
    billing_scheme: "per_unit",
    created: session.created,
    currency: session.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: item.productId,
    recurring: null,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: item.unitAmount,
    unit_amount_decimal: String(item.unitAmount),
  };
}
