/** What we ask of the payment provider when an order is to be paid. Amounts are minor units of an ISO currency. */
export type SessionRequest = {
  eventId: string;
  orderId: string;
  attemptId: string;
  amountMinor: number;
  currency: string;
  /** What the buyer reads on the payment page: the event, not the person. */
  title: string;
  locale: "zh-CN" | "en";
  email: string;
  expiresAt: Date;
  successUrl: string;
  cancelUrl: string;
};

/** Which row of ours a thing at the provider belongs to, as we wrote it into its metadata. */
export type OurIds = { eventId: string; orderId: string; attemptId: string };

/** The money behind a session, as the provider says now. */
export type MoneyFacts = {
  intentId: string;
  /** processing: on its way. failed: it will not come by this try. */
  state: "none" | "processing" | "succeeded" | "failed";
  receivedMinor: number;
  chargeId: string | null;
  /** card, alipay, wechat_pay… as the provider names it. */
  method: string | null;
  /** What the provider keeps, and the payment in the same currency; null until it says. */
  fee: { minor: number; currency: string; settledMinor: number } | null;
};

export type SessionFacts = {
  id: string;
  status: "open" | "complete" | "expired";
  paid: boolean;
  mode: string;
  amountMinor: number | null;
  currency: string | null;
  livemode: boolean;
  url: string | null;
  ours: OurIds | null;
  money: MoneyFacts | null;
};

export type RefundFacts = {
  id: string;
  paymentIntentId: string | null;
  amountMinor: number;
  currency: string;
  state: "pending" | "succeeded" | "failed";
  failureReason: string | null;
  /** Our refund's id, when we asked for it; null for one made in the provider's dashboard. */
  ourRefundId: string | null;
};

/** One of the provider's bookings of a dispute, as it changes its balance: money is below 0 when it leaves. */
export type DisputeMove = { id: string; amountMinor: number; feeMinor: number; currency: string };

/** A payment that its payer's bank called back. */
export type DisputeFacts = {
  id: string;
  paymentIntentId: string | null;
  amountMinor: number;
  currency: string;
  reason: string;
  state: "open" | "won" | "lost";
  openedAt: Date;
  moves: DisputeMove[];
};

/** A charge that succeeded, with the ids we wrote into its payment. */
export type ChargeFacts = { id: string; paymentIntentId: string | null; ours: OurIds | null };

/** A notice names a thing; what the thing is gets asked, never read from the notice. */
export type Notice = {
  id: string;
  type: string;
  livemode: boolean;
  about:
    | { kind: "session"; sessionId: string }
    | { kind: "refund"; refundId: string }
    | { kind: "charge"; paymentIntentId: string }
    | { kind: "charge-refunded"; paymentIntentId: string }
    | { kind: "dispute"; disputeId: string }
    | { kind: "other" };
};

/** One line of the provider's balance: a charge, a refund, a fee. Payouts are not asked for. */
export type BalanceLine = {
  id: string;
  type: string;
  amountMinor: number;
  feeMinor: number;
  currency: string;
  /** The charge, refund or dispute it is of, with its amount in the currency that was paid; null for anything else. */
  source: {
    id: string;
    kind: "charge" | "refund" | "dispute";
    paymentIntentId: string | null;
    ours: OurIds | null;
    amountMinor: number;
    currency: string;
  } | null;
};

/** The provider could not be asked, or its answer was not understood: whether it acted is not known. */
export type Unavailable = { ok: false; reason: "unavailable"; why: string };
