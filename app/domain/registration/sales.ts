/** The facts of an event that decide whether a seat can be had. */
export type SalesFacts = {
  readonly state: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly salesCloseAt: Date;
  readonly salesPausedAt: Date | null;
};

export type SalesClosedReason = "not-published" | "cancelled" | "past" | "closed" | "paused";
export type SalesState = { open: true } | { open: false; reason: SalesClosedReason };

/**
 * Whether seats can be claimed now, and if not, the strongest reason: a cancelled event stays cancelled
 * after its end, an event whose end has come is past, and only then do closing time and pause count.
 */
export function salesState(event: SalesFacts, now: Date): SalesState {
  const reason = whyClosed(event, now);
  return reason === null ? { open: true } : { open: false, reason };
}

function whyClosed(event: SalesFacts, now: Date): SalesClosedReason | null {
  if (event.state === "cancelled") return "cancelled";
  if (event.state !== "published") return "not-published";
  if (now >= event.endsAt) return "past";
  if (now >= event.salesCloseAt) return "closed";
  return event.salesPausedAt !== null && now >= event.salesPausedAt ? "paused" : null;
}
