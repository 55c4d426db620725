import type Stripe from "stripe";
import { choice, flag, metadata, text, whole } from "./param-values.server.ts";
import { expand, listOf, moment, notPlayed, type ParsersOf, paging } from "./params.server.ts";

export const retrieve = { expand } satisfies ParsersOf<Stripe.ChargeRetrieveParams> &
  ParsersOf<Stripe.RefundRetrieveParams> &
  ParsersOf<Stripe.DisputeRetrieveParams> &
  ParsersOf<Stripe.BalanceTransactionRetrieveParams> &
  ParsersOf<Stripe.EventRetrieveParams>;

export const intentRetrieve = {
  client_secret: text(),
  expand,
} satisfies ParsersOf<Stripe.PaymentIntentRetrieveParams>;

export const intentList = {
  ...paging,
  created: moment,
  customer: notPlayed,
  customer_account: notPlayed,
} satisfies ParsersOf<Stripe.PaymentIntentListParams>;

export const chargeList = {
  ...paging,
  created: moment,
  customer: notPlayed,
  payment_intent: text(),
  transfer_group: notPlayed,
} satisfies ParsersOf<Stripe.ChargeListParams>;

export const refundCreate = {
  amount: whole(1),
  charge: text(),
  currency: notPlayed,
  customer: notPlayed,
  expand,
  instructions_email: notPlayed,
  metadata,
  origin: notPlayed,
  payment_intent: text(),
  reason: choice("duplicate", "fraudulent", "requested_by_customer"),
  refund_application_fee: notPlayed,
  reverse_transfer: notPlayed,
} satisfies ParsersOf<Stripe.RefundCreateParams>;

export const refundUpdate = { expand, metadata } satisfies ParsersOf<Stripe.RefundUpdateParams>;

export const refundList = {
  ...paging,
  charge: text(),
  created: moment,
  payment_intent: text(),
} satisfies ParsersOf<Stripe.RefundListParams>;

export const disputeList = {
  ...paging,
  charge: text(),
  created: moment,
  payment_intent: text(),
} satisfies ParsersOf<Stripe.DisputeListParams>;

export const txnList = {
  ...paging,
  created: moment,
  currency: text(3),
  payout: notPlayed,
  source: text(),
  type: text(),
} satisfies ParsersOf<Stripe.BalanceTransactionListParams>;

export const eventList = {
  ...paging,
  created: moment,
  delivery_success: flag,
  type: text(),
  types: listOf(text()),
} satisfies ParsersOf<Stripe.EventListParams>;
