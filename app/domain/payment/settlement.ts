import type { OrderState } from "./order-state.ts";

/** What the provider says of a payment page now. */
export type PageFacts = {
  status: "open" | "complete" | "expired";
  /** none: nobody tried, or a try was declined and another is possible. */
  money: "none" | "processing" | "succeeded" | "failed";
  /** Mode, amount and currency are those of the order's attempt. */
  matches: boolean;
};

/** What we know of the order when the page is settled. */
export type OrderFacts = {
  state: OrderState;
  /** The attendee or the organiser ended it on purpose. */
  givenUp: boolean;
  eventCancelled: boolean;
  /** The same person already has another paid seat at this event. */
  hasPaidSeat: boolean;
  /** The same person holds a newer seat at this event. */
  hasNewerOrder: boolean;
  /** A seat of the order's side is free; asked only for an expired order. */
  room: boolean;
};

export const refundReasons = [
  "late-sold-out",
  "newer-order",
  "same-person",
  "second-payment",
  "order-cancelled",
  "event-cancelled",
  "attendee-cancelled",
  "organiser-cancelled",
  /** The seat given back for nothing was sold again. */
  "resold",
  /** A part, out of goodwill; the ticket stays. */
  "organiser-partial",
  /** The guest's new side costs less. */
  "side-move",
  /** What a new side costs more came when the change was off. */
  "side-move-late",
  /** Made by a person at the payment provider, and adopted. */
  "dashboard",
] as const;
export type RefundReason = (typeof refundReasons)[number];

export function isRefundReason(text: string): text is RefundReason {
  return refundReasons.some((reason) => reason === text);
}

export type Settlement =
  | { do: "nothing" }
  | { do: "pay"; step: "T5" | "T8" }
  | { do: "wait"; step: "T6" }
  | { do: "fail"; step: "T7" }
  | { do: "expire"; step: "T9" }
  | { do: "refund"; step: "T8" | "T8'"; to: OrderState; reason: RefundReason }
  | { do: "task"; reason: "amount-mismatch" };

/**
 * What becomes of an order when its payment page stands as the provider says: steps T5 to T9 of the order's
 * table. Money wins over what the page calls itself: an "expired" page that took money is paid.
 */
export function decideSettlement(page: PageFacts, order: OrderFacts): Settlement {
  if (page.money === "succeeded")
    return page.matches ? withMoney(order) : { do: "task", reason: "amount-mismatch" };
  if (page.status === "complete" && page.money === "processing")
    return order.state === "held" ? { do: "wait", step: "T6" } : { do: "nothing" };
  if (page.status === "complete" && page.money === "failed")
    return order.state === "held" || order.state === "processing"
      ? { do: "fail", step: "T7" }
      : { do: "nothing" };
  if (page.status === "expired" && order.state === "held") return { do: "expire", step: "T9" };
  return { do: "nothing" };
}

function withMoney(order: OrderFacts): Settlement {
  switch (order.state) {
    case "held":
    case "processing":
      if (order.eventCancelled) return refund("T8'", "refund-due", "event-cancelled");
      if (order.hasPaidSeat) return refund("T8'", "refund-due", "same-person");
      return { do: "pay", step: "T5" };
    case "expired":
      if (order.eventCancelled) return refund("T8'", "refund-due", "event-cancelled");
      if (order.givenUp) return refund("T8'", "refund-due", "order-cancelled");
      if (order.hasPaidSeat) return refund("T8'", "refund-due", "same-person");
      if (order.hasNewerOrder) return refund("T8'", "refund-due", "newer-order");
      return order.room ? { do: "pay", step: "T8" } : refund("T8", "refund-due", "late-sold-out");
    case "cancelled":
      return refund("T8'", "cancelled", order.eventCancelled ? "event-cancelled" : "order-cancelled");
    // No page was ever made for these: money that names one of them is looked at by a person.
    case "applied":
    case "approved":
    case "declined":
      return { do: "task", reason: "amount-mismatch" };
    default:
      return refund("T8'", order.state, "second-payment");
  }
}

function refund(step: "T8" | "T8'", to: OrderState, reason: RefundReason): Settlement {
  return { do: "refund", step, to, reason };
}
