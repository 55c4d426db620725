import type Stripe from "stripe";
import { address, choice, flag, metadata, text, whole } from "./param-values.server.ts";
import {
  expand,
  listOf,
  moment,
  notPlayed,
  object,
  type ParsersOf,
  paging,
  required,
} from "./params.server.ts";

type Create = Stripe.Checkout.SessionCreateParams;
type Intent = NonNullable<Create["payment_intent_data"]>;
type Item = NonNullable<Create["line_items"]>[number];
type PriceData = NonNullable<Item["price_data"]>;
type Product = NonNullable<PriceData["product_data"]>;
type MethodOptions = NonNullable<Create["payment_method_options"]>;

const productData = {
  description: text(),
  images: listOf(address),
  metadata,
  name: required(text()),
  tax_code: text(),
  tax_details: notPlayed,
  unit_label: text(),
} satisfies ParsersOf<Product>;

const priceData = {
  currency: required(text(3)),
  product: notPlayed,
  product_data: required(object(productData)),
  recurring: notPlayed,
  tax_behavior: notPlayed,
  unit_amount: required(whole(0, 99_999_999)),
  unit_amount_decimal: notPlayed,
} satisfies ParsersOf<PriceData>;

const lineItem = {
  adjustable_quantity: notPlayed,
  metadata,
  price: notPlayed,
  price_data: required(object(priceData)),
  quantity: required(whole(1, 999_999)),
  tax_rates: notPlayed,
} satisfies ParsersOf<Item>;

const intentData = {
  application_fee_amount: notPlayed,
  capture_method: choice("automatic", "automatic_async"),
  description: text(1000),
  metadata,
  on_behalf_of: notPlayed,
  receipt_email: text(512),
  setup_future_usage: notPlayed,
  shipping: notPlayed,
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_data: notPlayed,
  transfer_group: notPlayed,
} satisfies ParsersOf<Intent>;

const methodOptions = {
  alipay: object({
    setup_future_usage: choice("none"),
  } satisfies ParsersOf<NonNullable<MethodOptions["alipay"]>>),
  wechat_pay: object({
    app_id: text(),
    client: required(choice("android", "ios", "web")),
    setup_future_usage: choice("none"),
  } satisfies ParsersOf<NonNullable<MethodOptions["wechat_pay"]>>),
  card: object({ request_three_d_secure: choice("any", "automatic", "challenge") }),
} satisfies Partial<ParsersOf<MethodOptions>>;

/** Everything the pinned SDK may send to create a session: played, or refused by name. */
export const sessionCreate = {
  adaptive_pricing: object({ enabled: flag } satisfies ParsersOf<NonNullable<Create["adaptive_pricing"]>>),
  after_expiration: notPlayed,
  allow_promotion_codes: notPlayed,
  allowed_payment_method_types: listOf(choice("card", "alipay", "wechat_pay")),
  automatic_tax: notPlayed,
  billing_address_collection: notPlayed,
  branding_settings: notPlayed,
  cancel_url: address,
  client_reference_id: text(200),
  consent_collection: notPlayed,
  currency: text(3),
  custom_fields: notPlayed,
  custom_text: notPlayed,
  customer: notPlayed,
  customer_account: notPlayed,
  customer_creation: choice("if_required"),
  customer_email: text(512),
  customer_update: notPlayed,
  discounts: notPlayed,
  excluded_payment_method_types: notPlayed,
  expand,
  expires_at: whole(0),
  integration_identifier: text(),
  invoice_creation: notPlayed,
  line_items: required(listOf(object(lineItem))),
  locale: text(10),
  managed_payments: notPlayed,
  metadata,
  mode: required(choice("payment")),
  name_collection: notPlayed,
  optional_items: notPlayed,
  origin_context: choice("mobile_app", "web"),
  payment_intent_data: object(intentData),
  payment_method_collection: notPlayed,
  payment_method_configuration: notPlayed,
  payment_method_data: notPlayed,
  payment_method_options: object(methodOptions),
  permissions: notPlayed,
  phone_number_collection: notPlayed,
  redirect_on_completion: notPlayed,
  return_url: notPlayed,
  saved_payment_method_options: notPlayed,
  setup_intent_data: notPlayed,
  shipping_address_collection: notPlayed,
  shipping_options: notPlayed,
  submit_type: choice("auto", "book", "pay"),
  subscription_data: notPlayed,
  success_url: required(address),
  tax_id_collection: notPlayed,
  ui_mode: choice("hosted_page"),
  wallet_options: notPlayed,
} satisfies ParsersOf<Create>;

export type SessionCreate = { [K in keyof typeof sessionCreate]: ReturnType<(typeof sessionCreate)[K]> };

export const sessionRetrieve = { expand } satisfies ParsersOf<Stripe.Checkout.SessionRetrieveParams>;
export const sessionExpire = { expand } satisfies ParsersOf<Stripe.Checkout.SessionExpireParams>;
export const sessionLineItems = { ...paging } satisfies ParsersOf<Stripe.Checkout.SessionListLineItemsParams>;

export const sessionList = {
  ...paging,
  created: moment,
  customer: notPlayed,
  customer_account: notPlayed,
  customer_details: object({ email: required(text()) }),
  payment_intent: text(),
  payment_link: notPlayed,
  status: choice("open", "complete", "expired"),
  subscription: notPlayed,
} satisfies ParsersOf<Stripe.Checkout.SessionListParams>;
