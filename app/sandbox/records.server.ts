import type Stripe from "stripe";
import type { LetterRecord } from "./letter-records.server.ts";

export type PayMethod = "card" | "alipay" | "wechat_pay";

export type LineItemRecord = {
  id: string;
  priceId: string;
  productId: string;
  name: string;
  description: string | null;
  unitAmount: number;
  quantity: number;
  metadata: Record<string, string>;
};

/** Amounts are minor units, times are seconds, as on Stripe's wire. */
export type SessionRecord = {
  id: string;
  created: number;
  expiresAt: number;
  status: "open" | "complete" | "expired";
  paymentStatus: "unpaid" | "paid";
  amount: number;
  currency: string;
  locale: Stripe.Checkout.Session.Locale | null;
  successUrl: string;
  cancelUrl: string | null;
  clientReferenceId: string | null;
  customerEmail: string | null;
  metadata: Record<string, string>;
  intentMetadata: Record<string, string>;
  intentDescription: string | null;
  receiptEmail: string | null;
  allowedMethods: string[] | null;
  methods: string[];
  wechatClient: string | null;
  wechatAppId: string | null;
  adaptivePricing: boolean | null;
  submitType: Stripe.Checkout.Session.SubmitType | null;
  originContext: Stripe.Checkout.Session.OriginContext | null;
  integrationIdentifier: string | null;
  lineItems: LineItemRecord[];
  intentId: string | null;
  /** Set while the money of an expired session is still to be taken, at this machine time in ms. */
  lateMoney: { at: number; method: PayMethod; keepExpired: boolean } | null;
};

export type IntentRecord = {
  id: string;
  secret: string;
  sessionId: string;
  created: number;
  amount: number;
  currency: string;
  status: "requires_payment_method" | "processing" | "succeeded" | "canceled";
  metadata: Record<string, string>;
  description: string | null;
  receiptEmail: string | null;
  latestChargeId: string | null;
  declineCode: string | null;
};

export type ChargeRecord = {
  id: string;
  intentId: string;
  sessionId: string;
  paymentMethodId: string;
  created: number;
  amount: number;
  currency: string;
  method: PayMethod;
  status: "succeeded" | "pending" | "failed";
  declineCode: string | null;
  email: string | null;
  description: string | null;
  metadata: Record<string, string>;
  amountRefunded: number;
  disputed: boolean;
  txnId: string | null;
  /** Machine time in ms at which the fee becomes known; null when it is, or when nobody said when. */
  feeDue: number | null;
};

export type RefundStatus = "pending" | "succeeded" | "failed";

export type RefundRecord = {
  id: string;
  chargeId: string;
  intentId: string;
  created: number;
  amount: number;
  currency: string;
  reason: Stripe.Refund.Reason | null;
  metadata: Record<string, string>;
  status: RefundStatus;
  failureReason: string | null;
  txnId: string;
  failureTxnId: string | null;
  /** Machine time in ms at which a pending refund settles by itself; null: only by the control port. */
  settleAt: number | null;
};

export type DisputeRecord = {
  id: string;
  chargeId: string;
  intentId: string;
  created: number;
  amount: number;
  currency: string;
  reason: string;
  status: "needs_response" | "won" | "lost";
  txnIds: string[];
};

export type TxnRecord = Stripe.BalanceTransaction;

export type EventRecord = {
  id: string;
  type: Stripe.Event.Type;
  created: number;
  object: Stripe.Event.Data.Object;
  previous: Stripe.Event.Data.PreviousAttributes | null;
  request: Stripe.Event.Request;
};

export type DeliveryRecord = {
  id: string;
  eventId: string;
  state: "waiting" | "held" | "delivered" | "dropped" | "given-up";
  attempts: number;
  /** Machine time in ms of the next try. */
  nextAt: number;
  lastStatus: number | null;
};

export type IdempotencyRecord = {
  id: string;
  at: number;
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
};

export type SettingRecord = { id: string; value: number };

/** Every drawer of the sandbox's memory. */
export type Drawers = {
  sessions: SessionRecord;
  intents: IntentRecord;
  charges: ChargeRecord;
  refunds: RefundRecord;
  disputes: DisputeRecord;
  txns: TxnRecord;
  events: EventRecord;
  deliveries: DeliveryRecord;
  stripeKeys: IdempotencyRecord;
  letters: LetterRecord;
  letterKeys: IdempotencyRecord;
  settings: SettingRecord;
};
