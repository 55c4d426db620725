import type Stripe from "stripe";
import type { SeenLetter } from "./control/letter-routes.server.ts";
import type {
  ChargeRecord,
  DeliveryRecord,
  DisputeRecord,
  IntentRecord,
  RefundRecord,
  RefundStatus,
  SessionRecord,
} from "./records.server.ts";
import type { DeliveryTricks } from "./stripe/delivery-tricks.server.ts";
import type { Fault } from "./wire/faults.server.ts";

export type { SeenLetter };

export type PayBy = "card" | "alipay" | "wechat_pay" | "card-declined" | "pending";

export type ClockMove = { advance: number } | { set: string } | { setSeconds: number } | { real: true };

/** A fault to queue; target `stripe` and count 1 unless said. */
export type NewFault = Omit<Fault, "id" | "target" | "count"> & Partial<Pick<Fault, "target" | "count">>;

/** What to do with deliveries; numbers count how many of the next ones are hit. */
export type DeliveryOrder = {
  hold?: boolean;
  release?: "same" | "reverse";
  drop?: number;
  double?: number;
  wrongSecret?: number;
  liveMode?: number;
  shift?: { seconds: number; count?: number };
  redeliver?: string;
  times?: number;
  rotate?: string;
  keepOld?: boolean;
  url?: string;
};

export type SandboxState = {
  now: number;
  counts: Record<"sessions" | "intents" | "charges" | "refunds" | "disputes" | "events" | "letters", number>;
  sessions: SessionRecord[];
  intents: IntentRecord[];
  charges: ChargeRecord[];
  refunds: RefundRecord[];
  disputes: DisputeRecord[];
  deliveries: DeliveryRecord[];
  tricks: DeliveryTricks;
  faults: Fault[];
};

export type Control = ReturnType<typeof createControl>;

/** A client of the control port. Every method throws with the port's own words when it is refused. */
export function createControl(url: string) {
  const post = <T>(path: string, body: object = {}) => call<T>(`${url}/control${path}`, body);
  const get = <T>(path: string) => call<T>(`${url}/control${path}`);
  const pay = (sessionId: string, method: PayBy) =>
    post<Stripe.Checkout.Session>(`/sessions/${sessionId}/pay`, { method });
  return {
    clock: (move: ClockMove) => post<{ now: number; iso: string; offset: number }>("/clock", move),
    now: () => get<{ now: number; offset: number }>("/clock"),
    fault: (fault: NewFault) => post<Fault>("/faults", fault),
    faults: () => get<Fault[]>("/faults"),
    clearFaults: () => post<{ cleared: true }>("/faults/clear"),
    delivery: (order: DeliveryOrder) =>
      post<DeliveryTricks & { released: number; statuses: (number | null)[] }>("/delivery", order),
    pay,
    payByCard: (sessionId: string) => pay(sessionId, "card"),
    payByAlipay: (sessionId: string) => pay(sessionId, "alipay"),
    payByWechat: (sessionId: string) => pay(sessionId, "wechat_pay"),
    declineCard: (sessionId: string) => pay(sessionId, "card-declined"),
    payLater: (sessionId: string) => pay(sessionId, "pending"),
    settleLater: (sessionId: string, result: "succeeded" | "failed") =>
      post<Stripe.Checkout.Session>(`/sessions/${sessionId}/async`, { result }),
    expire: (sessionId: string) => post<Stripe.Checkout.Session>(`/sessions/${sessionId}/expire`),
    /** Without `afterMs` the money waits for `takeLateMoney`. */
    expireButTakeMoney: (
      sessionId: string,
      how: { method?: "card" | "alipay" | "wechat_pay"; afterMs?: number; keepExpired?: boolean } = {},
    ) => post<Stripe.Checkout.Session>(`/sessions/${sessionId}/expire-but-take-money`, how),
    takeLateMoney: (sessionId: string) => post<Stripe.Checkout.Session>(`/sessions/${sessionId}/late-money`),
    settleRefund: (refundId: string, status: RefundStatus) =>
      post<Stripe.Refund>(`/refunds/${refundId}`, { status }),
    refundBehaviour: (how: { default?: RefundStatus | "by-method"; afterMs?: number; manual?: boolean }) =>
      post<{ default: string; afterMs: number | null }>("/refunds/behaviour", how),
    /** `charge` may also be the id of its payment intent or session. */
    dashboardRefund: (charge: string, amount?: number) =>
      post<Stripe.Refund>(`/charges/${charge}/dashboard-refund`, amount === undefined ? {} : { amount }),
    dispute: (dispute: { charge: string; reason?: string; amount?: number }) =>
      post<Stripe.Dispute>("/disputes", dispute),
    resolveDispute: (disputeId: string, result: "won" | "lost") =>
      post<Stripe.Dispute>(`/disputes/${disputeId}`, { result }),
    /** Fees, when they become known, and payouts in another currency. */
    fees: (how: {
      basisPoints?: number;
      fixed?: number;
      afterMs?: number;
      manual?: boolean;
      settlementCurrency?: string;
      exchangeRate?: number;
    }) => post<{ basisPoints: number; fixed: number; afterMs: number | null }>("/fees", how),
    revealFee: (charge: string) => post<Stripe.Charge>(`/charges/${charge}/fee`),
    state: () => get<SandboxState>("/state"),
    events: (type?: string) =>
      get<Stripe.Event[]>(`/events${type ? `?type=${encodeURIComponent(type)}` : ""}`),
    letters: (to = "") => get<SeenLetter[]>(`/letters?to=${encodeURIComponent(to)}`),
    reset: () => post<{ reset: true }>("/reset"),
  };
}

async function call<T>(url: string, body?: object): Promise<T> {
  const response = await fetch(
    url,
    body === undefined
      ? {}
      : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(`Sandbox control: ${answer.error ?? response.status}`);
  return answer;
}
