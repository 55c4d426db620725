import type Stripe from "stripe";
import type {
  BalanceLine,
  ChargeFacts,
  DisputeFacts,
  DisputeMove,
  MoneyFacts,
  Notice,
  OurIds,
  RefundFacts,
  SessionFacts,
  SessionRequest,
} from "./payment-facts.server.ts";
import { StrangeAnswer } from "./stripe-refusals.server.ts";

/** Parameters of a payment page: ids as metadata on the session and on its intent, and nothing personal in them. */
export function sessionParams(request: SessionRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = { eventId: request.eventId, orderId: request.orderId, attemptId: request.attemptId };
  return {
    mode: "payment",
    client_reference_id: request.orderId,
    metadata,
    payment_intent_data: { metadata },
    customer_email: request.email,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: request.amountMinor,
          product_data: { name: request.title },
        },
      },
    ],
    allowed_payment_method_types: ["card", "alipay", "wechat_pay"],
    payment_method_options: { wechat_pay: { client: "web" } },
    adaptive_pricing: { enabled: false },
    locale: request.locale === "en" ? "en" : "zh",
    expires_at: Math.floor(request.expiresAt.getTime() / 1000),
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
  };
}

/** The SDK takes any body without `error` for a success, so the object and its id's prefix are looked at. */
function expectObject(
  given: { object?: string; id?: string } | string,
  object: string,
  prefix: string,
): void {
  if (typeof given === "string" || given.object !== object || !given.id?.startsWith(prefix))
    throw new StrangeAnswer(`expected a ${object}`);
}

const statuses = ["open", "complete", "expired"] as const;

/** Reads a session, with its money when it came expanded. */
export function readSession(session: Stripe.Checkout.Session): SessionFacts {
  expectObject(session, "checkout.session", "cs_");
  const status = statuses.find((known) => known === session.status);
  if (!status) throw new StrangeAnswer("a session without a known status");
  return {
    id: session.id,
    status,
    paid: session.payment_status === "paid",
    mode: session.mode,
    amountMinor: session.amount_total,
    currency: session.currency?.toUpperCase() ?? null,
    livemode: session.livemode,
    url: session.url,
    ours: readOurIds(session.metadata),
    money: readMoney(session.payment_intent),
  };
}

function readOurIds(metadata: Stripe.Metadata | null): OurIds | null {
  const { eventId, orderId, attemptId } = metadata ?? {};
  return eventId && orderId && attemptId ? { eventId, orderId, attemptId } : null;
}

const stateOfIntent: Readonly<Record<string, MoneyFacts["state"]>> = {
  succeeded: "succeeded",
  processing: "processing",
  requires_capture: "processing",
  requires_payment_method: "failed",
  canceled: "failed",
};

function readMoney(intent: Stripe.PaymentIntent | string | null): MoneyFacts | null {
  if (intent === null || typeof intent === "string") return null;
  expectObject(intent, "payment_intent", "pi_");
  const charge = typeof intent.latest_charge === "string" ? null : intent.latest_charge;
  const balance = typeof charge?.balance_transaction === "string" ? null : charge?.balance_transaction;
  return {
    intentId: intent.id,
    state: stateOfIntent[intent.status] ?? "none",
    receivedMinor: intent.amount_received,
    chargeId: charge?.id ?? null,
    method: charge?.payment_method_details?.type ?? null,
    fee: balance
      ? { minor: balance.fee, currency: balance.currency.toUpperCase(), settledMinor: balance.amount }
      : null,
  };
}

const stateOfRefund: Readonly<Record<string, RefundFacts["state"]>> = {
  succeeded: "succeeded",
  failed: "failed",
  canceled: "failed",
};

export function readRefund(refund: Stripe.Refund): RefundFacts {
  expectObject(refund, "refund", "re_");
  return {
    id: refund.id,
    paymentIntentId: idOf(refund.payment_intent),
    amountMinor: refund.amount,
    currency: refund.currency.toUpperCase(),
    state: stateOfRefund[refund.status ?? ""] ?? "pending",
    failureReason: refund.failure_reason ?? null,
    ourRefundId: refund.metadata?.refundId ?? null,
  };
}

export function readBalanceLine(line: Stripe.BalanceTransaction): BalanceLine {
  expectObject(line, "balance_transaction", "txn_");
  const { id, type, amount, fee, currency } = line;
  return {
    id,
    type,
    amountMinor: amount,
    feeMinor: fee,
    currency: currency.toUpperCase(),
    source: readSource(line.source),
  };
}

function readSource(source: Stripe.BalanceTransactionSource | string | null): BalanceLine["source"] {
  if (source === null || typeof source === "string") return null;
  const { object } = source;
  if (object !== "charge" && object !== "refund" && object !== "dispute") return null;
  return {
    id: source.id,
    kind: object,
    paymentIntentId: idOf(source.payment_intent),
    ours: object === "charge" ? readOurIds(source.metadata) : null,
    amountMinor: source.amount,
    currency: source.currency.toUpperCase(),
  };
}

const stateOfDispute: Readonly<Record<string, DisputeFacts["state"]>> = {
  won: "won",
  warning_closed: "won",
  prevented: "won",
  lost: "lost",
};

export function readDispute(dispute: Stripe.Dispute): DisputeFacts {
  expectObject(dispute, "dispute", "d");
  return {
    id: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    amountMinor: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    reason: dispute.reason,
    state: stateOfDispute[dispute.status] ?? "open",
    openedAt: new Date(dispute.created * 1000),
    moves: dispute.balance_transactions.map(readMove),
  };
}

function readMove({ id, amount, fee, currency }: Stripe.BalanceTransaction): DisputeMove {
  return { id, amountMinor: amount, feeMinor: fee, currency: currency.toUpperCase() };
}

/** A charge by its payment's ids; null when no money came with it. */
export function readCharge(charge: Stripe.Charge): ChargeFacts | null {
  expectObject(charge, "charge", "");
  if (charge.status !== "succeeded") return null;
  return {
    id: charge.id,
    paymentIntentId: idOf(charge.payment_intent),
    ours: readOurIds(charge.metadata),
  };
}

/** What a verified notice is about; its contents beyond ids are left unread. */
export function readEvent(event: Stripe.Event): Notice {
  expectObject(event, "event", "evt_");
  return { id: event.id, type: event.type, livemode: event.livemode, about: aboutOf(event) };
}

function aboutOf(event: Stripe.Event): Notice["about"] {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired":
      return { kind: "session", sessionId: event.data.object.id };
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
      return { kind: "refund", refundId: event.data.object.id };
    case "charge.updated":
      return withIntent("charge", event.data.object.payment_intent);
    case "charge.refunded":
      return withIntent("charge-refunded", event.data.object.payment_intent);
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
      return { kind: "dispute", disputeId: event.data.object.id };
    default:
      return { kind: "other" };
  }
}

function withIntent(
  kind: "charge" | "charge-refunded",
  intent: string | { id: string } | null,
): Notice["about"] {
  const paymentIntentId = idOf(intent);
  return paymentIntentId === null ? { kind: "other" } : { kind, paymentIntentId };
}

function idOf(value: string | { id: string } | null): string | null {
  return typeof value === "string" ? value : (value?.id ?? null);
}
