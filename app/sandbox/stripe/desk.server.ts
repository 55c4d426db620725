import type Stripe from "stripe";
import type { SandboxClock } from "../clock.server.ts";
import type { EventRecord, RefundStatus } from "../records.server.ts";
import type { Store } from "../store.server.ts";

/** How the cashier behaves; the control port changes it. Times are the machine's, in milliseconds. */
export type DeskSettings = {
  /** Fee of a charge: basis points of the amount, half-up, plus a fixed part in minor units. */
  fee: { basisPoints: number; fixed: number };
  /** How long after a charge its fee becomes known; null: only when the control port says so. */
  feeAfter: number | null;
  /** Payouts in another currency: what is booked is the amount times the rate, half-up. Null: the same currency. */
  settlement: { currency: string; rate: number } | null;
  /** Minor units kept by Stripe for a dispute. */
  disputeFee: number;
  /** `by-method`: cards at once, Alipay and WeChat Pay pending first, as at Stripe. */
  refunds: RefundStatus | "by-method";
  /** How long a refund of `by-method` stays pending; null: until the control port says so. */
  refundAfter: number | null;
};

/** Defaults: 3.4 % + 2.35 in a two-decimal currency, 15.00 for a dispute. */
export const defaultSettings: DeskSettings = {
  fee: { basisPoints: 340, fixed: 235 },
  feeAfter: 150,
  settlement: null,
  disputeFee: 1500,
  refunds: "by-method",
  refundAfter: 800,
};

/** What every action of the Stripe stand-in works on. */
export type Desk = {
  store: Store;
  clock: SandboxClock;
  settings: DeskSettings;
  /** Origin of the hosted pages, such as `http://127.0.0.1:4242`. */
  origin(): string;
  /** The call being served, named in the events it causes. */
  request: Stripe.Event.Request;
  /** Hands a new event over for delivery. */
  deliver(event: EventRecord): void;
};
