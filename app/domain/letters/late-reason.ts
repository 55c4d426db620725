import { isRefundReason, type RefundReason } from "../payment/settlement.ts";

/**
 * Why money goes straight back: the seat was gone, the person already has a seat, has a newer order, or the
 * order was closed.
 */
export type LateReason = "seat-gone" | "already-a-seat" | "newer-order" | "order-closed";

/** The reason a letter gives, from what the refund was written down for and the order's present state. */
export function lateReason(order: { state: string; refundReason: string }): LateReason {
  if (order.refundReason === "second-payment")
    return order.state === "paid" ? "already-a-seat" : "order-closed";
  if (order.refundReason === "same-person") return "already-a-seat";
  if (order.refundReason === "newer-order") return "newer-order";
  return order.refundReason === "order-cancelled" ? "order-closed" : "seat-gone";
}

/**
 * Who ended what is refunded: the guest, the organiser for this guest, or the organiser for everyone; the guest's seat
 * was sold again; or nothing ended and a part goes back, as when the guest's new side costs less.
 */
export type RefundCause = "guest" | "organiser" | "event" | "resold" | "part" | "move" | "move-late";

const causes: Readonly<Partial<Record<RefundReason, RefundCause>>> = {
  "event-cancelled": "event",
  "organiser-cancelled": "organiser",
  resold: "resold",
  "organiser-partial": "part",
  "side-move": "move",
  "side-move-late": "move-late",
};

/** The cause a refund letter names; anything unknown is told as plainly as the guest's own cancelling. */
export function refundCause(refundReason: string): RefundCause {
  return (isRefundReason(refundReason) ? causes[refundReason] : undefined) ?? "guest";
}
