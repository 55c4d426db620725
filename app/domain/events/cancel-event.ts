/** Why an event cannot be called off: nobody knows of it yet, or it is over. */
export type CancelRefusal = "not-published" | "over";

/** Whether an event can be called off at `now`: from publishing until its end. A cancelled one is not asked about. */
export function cancelRefusal(
  event: { readonly state: string; readonly endsAt: Date },
  now: Date,
): CancelRefusal | null {
  if (event.state !== "published") return "not-published";
  return now < event.endsAt ? null : "over";
}

/** How far one order of a cancelled event is. */
export type CancelProgress = "done" | "working" | "stuck";

/**
 * An order is done when nothing is left to do or to come back, stuck when only a person can go on (a refund that
 * failed, a dispute, a payment that does not match), and else under way.
 */
export function cancelProgress(order: {
  readonly state: string;
  readonly needsOrganiser: string | null;
  readonly disputed: boolean;
  /** Refunds planned, asked for or on their way. */
  readonly openRefunds: number;
}): CancelProgress {
  const aboutMoney = order.needsOrganiser !== null && !order.needsOrganiser.startsWith("letter-");
  if (order.disputed || aboutMoney || order.state === "refund-failed") return "stuck";
  if (order.state !== "refunded" && order.state !== "cancelled") return "working";
  return order.openRefunds === 0 ? "done" : "working";
}
