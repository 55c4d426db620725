/** An order's state as a letter tells it. */
export type FoundState =
  | "applied"
  | "approved"
  | "held"
  | "processing"
  | "paid"
  | "cancelled"
  | "refunding"
  | "refunded";

const told: Readonly<Record<string, FoundState>> = {
  applied: "applied",
  approved: "approved",
  held: "held",
  processing: "processing",
  paid: "paid",
  cancelled: "cancelled",
  "awaiting-resale": "paid",
  "refund-due": "refunding",
  refunding: "refunding",
  "refund-failed": "refunding",
  refunded: "refunded",
};

/** The states a found order is told in; an expired one is over and is not listed (null). */
export function foundState(orderState: string): FoundState | null {
  return told[orderState] ?? null;
}
