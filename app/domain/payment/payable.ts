import type { OrderState } from "./order-state.ts";

/** What decides whether an order can be paid now. */
export type Payable = {
  readonly state: OrderState;
  readonly totalMinor: number;
  readonly holdUntil: Date | null;
  readonly eventState: string;
};

export type WhyNotPayable = "already-paid" | "hold-over" | "not-payable" | "sales-closed";

/** Why an order cannot be paid, or null when it can. */
export function whyNotPayable(order: Payable, now: Date): WhyNotPayable | null {
  if (order.state === "paid" || order.state === "processing") return "already-paid";
  if (order.state === "expired") return "hold-over";
  if (order.state !== "held" || order.totalMinor === 0) return "not-payable";
  if (order.eventState !== "published") return "sales-closed";
  return order.holdUntil === null || order.holdUntil <= now ? "hold-over" : null;
}
