import Stripe from "stripe";
import type {
  BalanceLine,
  ChargeFacts,
  DisputeFacts,
  Notice,
  RefundFacts,
  SessionFacts,
  SessionRequest,
  Unavailable,
} from "./payment-facts.server.ts";
import { asked, unavailable } from "./stripe-asked.server.ts";
import { bookCalls } from "./stripe-books.server.ts";
import { refusalOf } from "./stripe-refusals.server.ts";
import { readEvent, readRefund, readSession, sessionParams } from "./stripe-shapes.server.ts";

/** The payment provider. Expected outcomes are values; nothing here throws for what the network or Stripe does. */
export type Payments = {
  /** True when the key is a live one: notices of the other mode are not ours. */
  livemode: boolean;
  /** Opens a payment page. The same key again gives the answer of the first time, which may be stale: never act on it. */
  createSession(
    request: SessionRequest,
    idempotencyKey: string,
  ): Promise<
    | { ok: true; session: { id: string; url: string | null } }
    | { ok: false; reason: "expires-too-soon" | "remembered-failure" | "refused"; why: string }
    | Unavailable
  >;
  retrieveSession(
    sessionId: string,
  ): Promise<{ ok: true; session: SessionFacts } | { ok: false; reason: "not-found" } | Unavailable>;
  /** Ends an open page, so that it can take no money any more. */
  expireSession(sessionId: string): Promise<{ ok: true } | { ok: false; reason: "not-open" } | Unavailable>;
  /** Sessions created since a moment, newest first. */
  listSessions(since: Date): Promise<{ ok: true; sessions: SessionFacts[] } | Unavailable>;
  createRefund(
    ask: { paymentIntentId: string; amountMinor: number; eventId: string; orderId: string; refundId: string },
    idempotencyKey: string,
  ): Promise<
    | { ok: true; refund: RefundFacts }
    | { ok: false; reason: "already-refunded" | "remembered-failure" | "refused"; why: string }
    | Unavailable
  >;
  retrieveRefund(
    refundId: string,
  ): Promise<{ ok: true; refund: RefundFacts } | { ok: false; reason: "not-found" } | Unavailable>;
  listRefunds(paymentIntentId: string): Promise<{ ok: true; refunds: RefundFacts[] } | Unavailable>;
  /** Refunds made since a moment, whoever made them, newest first. */
  listRefundsSince(since: Date): Promise<{ ok: true; refunds: RefundFacts[] } | Unavailable>;
  /** Charges that succeeded since a moment, newest first. */
  listCharges(since: Date): Promise<{ ok: true; charges: ChargeFacts[] } | Unavailable>;
  retrieveDispute(
    disputeId: string,
  ): Promise<{ ok: true; dispute: DisputeFacts } | { ok: false; reason: "not-found" } | Unavailable>;
  /** Disputes opened since a moment, newest first. */
  listDisputes(since: Date): Promise<{ ok: true; disputes: DisputeFacts[] } | Unavailable>;
  /** Lines of the balance since a moment, newest first; all of them unless told. */
  listBalance(since?: Date): Promise<{ ok: true; lines: BalanceLine[] } | Unavailable>;
  /** Checks a webhook's signature against every secret of a rotation; older or newer than 5 minutes is refused. */
  readNotice(body: string, signature: string | null, now: Date): { ok: true; notice: Notice } | { ok: false };
};

export type StripeSettings = {
  STRIPE_SECRET_KEY: string;
  STRIPE_WEBHOOK_SECRET: string[];
  STRIPE_API_URL?: string | undefined;
};

/** Two tries of 3.5 s with half a second between stay below the 10 s a buyer is asked to wait. */
const TIMEOUT_MS = 3_500;
const TOLERANCE_S = 300;
const expand = { expand: ["payment_intent.latest_charge.balance_transaction"] };

function open(settings: StripeSettings): Stripe {
  const url = settings.STRIPE_API_URL ? new URL(settings.STRIPE_API_URL) : undefined;
  return new Stripe(settings.STRIPE_SECRET_KEY, {
    apiVersion: "2026-10-28.endive",
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    ...(url
      ? {
          host: url.hostname,
          port: url.port,
          protocol: url.protocol === "https:" ? ("https" as const) : ("http" as const),
        }
      : {}),
  });
}

/** Stripe through its own SDK; STRIPE_API_URL points it at the stand-in. */
export function openPayments(settings: StripeSettings): Payments {
  const stripe = open(settings);
  return {
    livemode: settings.STRIPE_SECRET_KEY.includes("_live_"),
    ...sessionCalls(stripe),
    ...refundCalls(stripe),
    ...bookCalls(stripe),
    readNotice: (body, signature, now) =>
      readSigned(stripe, settings.STRIPE_WEBHOOK_SECRET, body, signature, now),
  };
}

function sessionCalls(
  stripe: Stripe,
): Pick<Payments, "createSession" | "retrieveSession" | "expireSession" | "listSessions"> {
  const sessions = stripe.checkout.sessions;
  return {
    createSession: (request, idempotencyKey) =>
      asked(
        async () => {
          const { id, url } = readSession(await sessions.create(sessionParams(request), { idempotencyKey }));
          return { ok: true as const, session: { id, url } };
        },
        (refusal) =>
          refusal.kind === "expires-too-soon" ||
          refusal.kind === "remembered-failure" ||
          refusal.kind === "refused"
            ? { ok: false as const, reason: refusal.kind, why: refusal.why }
            : unavailable(refusal),
      ),
    retrieveSession: (sessionId) =>
      asked(
        async () => ({ ok: true as const, session: readSession(await sessions.retrieve(sessionId, expand)) }),
        (refusal) =>
          refusal.kind === "not-found"
            ? { ok: false as const, reason: "not-found" as const }
            : unavailable(refusal),
      ),
    expireSession: (sessionId) =>
      asked(
        async () => {
          readSession(await sessions.expire(sessionId));
          return { ok: true as const };
        },
        (refusal) =>
          refusal.kind === "refused"
            ? { ok: false as const, reason: "not-open" as const }
            : unavailable(refusal),
      ),
    listSessions: (since) =>
      asked(async () => {
        const found: SessionFacts[] = [];
        const created = { gte: Math.floor(since.getTime() / 1000) };
        for await (const session of sessions.list({ created, limit: 100 })) found.push(readSession(session));
        return { ok: true as const, sessions: found };
      }, unavailable),
  };
}

function refundCalls(stripe: Stripe): Pick<Payments, "createRefund" | "retrieveRefund" | "listRefunds"> {
  return {
    createRefund: ({ paymentIntentId, amountMinor, ...ids }, idempotencyKey) =>
      asked(
        async () => {
          const params = { payment_intent: paymentIntentId, amount: amountMinor, metadata: ids };
          return {
            ok: true as const,
            refund: readRefund(await stripe.refunds.create(params, { idempotencyKey })),
          };
        },
        (refusal) =>
          refusal.kind === "already-refunded" ||
          refusal.kind === "remembered-failure" ||
          refusal.kind === "refused"
            ? { ok: false as const, reason: refusal.kind, why: refusal.why }
            : unavailable(refusal),
      ),
    retrieveRefund: (refundId) =>
      asked(
        async () => ({ ok: true as const, refund: readRefund(await stripe.refunds.retrieve(refundId)) }),
        (refusal) =>
          refusal.kind === "not-found"
            ? { ok: false as const, reason: "not-found" as const }
            : unavailable(refusal),
      ),
    listRefunds: (paymentIntentId) =>
      asked(async () => {
        const refunds: RefundFacts[] = [];
        for await (const refund of stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
          refunds.push(readRefund(refund));
        return { ok: true as const, refunds };
      }, unavailable),
  };
}

/** `constructEvent` takes the time of receipt in milliseconds and lets a timestamp of the future pass, so both sides of the window are checked here as well. */
function readSigned(
  stripe: Stripe,
  secrets: readonly string[],
  body: string,
  signature: string | null,
  now: Date,
): { ok: true; notice: Notice } | { ok: false } {
  if (signature === null) return { ok: false };
  const stamp = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1] ?? Number.NaN);
  if (!(stamp * 1000 <= now.getTime() + TOLERANCE_S * 1000)) return { ok: false };
  for (const secret of secrets) {
    try {
      const event = stripe.webhooks.constructEvent(
        body,
        signature,
        secret,
        TOLERANCE_S,
        undefined,
        now.getTime(),
      );
      return { ok: true, notice: readEvent(event) };
    } catch (error) {
      if (refusalOf(error).kind !== "bad-signature") throw error;
    }
  }
  return { ok: false };
}
