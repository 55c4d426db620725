/** Why money goes straight back: the seat was gone, the person already has one, or the order was closed. */
export type LateReason = "seat-gone" | "already-a-seat" | "order-closed";

/** The reason a letter gives, from the order's present state and what the refund was written down for. */
export function lateReason(order: { state: string; refundReason: string | null }): LateReason {
  const { state, refundReason } = order;
  if (state === "paid" || /already|second|duplicate|same-address|newer/.test(refundReason ?? ""))
    return "already-a-seat";
  return state === "cancelled" || /cancel|closed/.test(refundReason ?? "") ? "order-closed" : "seat-gone";
}
