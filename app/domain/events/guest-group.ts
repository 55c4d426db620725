import type { OrderState } from "../payment/order-state.ts";

/** How a guest list is filtered: who comes, who asks to, who is still paying, whose money goes back, who is out. */
export const guestGroups = ["coming", "asking", "paying", "inside", "refund", "gone"] as const;
export type GuestGroup = (typeof guestGroups)[number];

export function isGuestGroup(value: unknown): value is GuestGroup {
  return guestGroups.some((group) => group === value);
}

const groupOf: Readonly<Record<OrderState, GuestGroup>> = {
  applied: "asking",
  approved: "paying",
  declined: "gone",
  held: "paying",
  processing: "paying",
  paid: "coming",
  "awaiting-resale": "refund",
  "refund-due": "refund",
  refunding: "refund",
  refunded: "refund",
  "refund-failed": "refund",
  expired: "gone",
  cancelled: "gone",
};

/** The group of one order; a paid guest who was let in is inside. */
export function guestGroup(order: { readonly state: OrderState; readonly admitted: boolean }): GuestGroup {
  return order.state === "paid" && order.admitted ? "inside" : groupOf[order.state];
}
