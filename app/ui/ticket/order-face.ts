import type { OrderState } from "#app/domain/payment/order-state.ts";
import type { OrderFacts } from "./order-facts.ts";

/** The faces of an order's page. */
export type OrderFace =
  | "applied"
  | "approved"
  | "declined"
  | "held"
  | "hold-over"
  | "processing"
  | "ticket"
  | "expired"
  | "cancelled"
  | "event-cancelled"
  | "refund-due"
  | "refund-done"
  | "refund-failed"
  | "resale"
  | "needs-organiser";

const faces = {
  applied: "applied",
  approved: "approved",
  declined: "declined",
  held: "held",
  processing: "processing",
  paid: "ticket",
  "awaiting-resale": "resale",
  "refund-due": "refund-due",
  refunding: "refund-due",
  refunded: "refund-done",
  "refund-failed": "refund-failed",
  expired: "expired",
  cancelled: "cancelled",
} satisfies Record<OrderState, OrderFace>;

type Known = Pick<OrderFacts, "state" | "holdOver" | "needsOrganiser" | "ticket"> & {
  readonly event: { readonly state: string };
  readonly closedReason?: string | null;
  readonly refunds?: readonly { readonly state: string }[];
};

/** Which face an order's page shows: money that does not match comes first, then a cancelled event, then its state. */
export function orderFace(order: Known): OrderFace {
  const givenUp = order.state === "expired" && order.closedReason === "attendee-cancelled";
  const face = givenUp ? "cancelled" : faces[order.state];
  const waiting = face === "held" || face === "processing" || face === "expired" || face === "cancelled";
  if (order.needsOrganiser === "amount-mismatch" && waiting) return "needs-organiser";
  if (order.state === "cancelled" && order.refunds?.length) return lateRefundFace(order.refunds);
  const cancelled = order.event.state === "cancelled";
  const ended = face === "cancelled" && order.closedReason === "event-cancelled";
  if (cancelled && (face === "held" || face === "processing" || face === "ticket" || ended))
    return "event-cancelled";
  return face === "held" && order.holdOver ? "hold-over" : face;
}

/** Money that came for an order which was over goes back; the order stays where it is. */
function lateRefundFace(refunds: readonly { readonly state: string }[]): OrderFace {
  if (refunds.every(({ state }) => state === "succeeded")) return "refund-done";
  return refunds.at(-1)?.state === "failed" ? "refund-failed" : "refund-due";
}

/** Faces that change by themselves soon. */
export function isMoving(face: OrderFace): boolean {
  return face === "held" || face === "hold-over" || face === "processing" || face === "refund-due";
}
