/** What comes back of a line's price when its seat is sold again before the start. */
export const RESALE_PERCENT = 100;

/** A line given back for nothing that waits to be sold again. */
export type WaitingLine = { readonly lineId: string; readonly givenUpAt: Date };

/**
 * Which waiting lines of a side are sold again by `paidLines` lines of that side that were paid just now. Every waiting
 * line left one seat free, so as long as at least as many seats are free as lines wait, the buyers took other seats.
 * First cancelled, first resold; one paid line sells one line at most.
 */
export function linesToResell(side: {
  /** Seats with neither a line nor an offer, after the paid lines have theirs. */
  readonly free: number;
  readonly waiting: readonly WaitingLine[];
  readonly paidLines: number;
}): string[] {
  const count = Math.max(0, Math.min(side.paidLines, side.waiting.length - side.free));
  return [...side.waiting]
    .sort((a, b) => a.givenUpAt.getTime() - b.givenUpAt.getTime() || (a.lineId < b.lineId ? -1 : 1))
    .slice(0, count)
    .map(({ lineId }) => lineId);
}

/** A ticket given back now waits to be sold again: its quote gives nothing, something was paid, and the start is ahead. */
export function mayAwaitResale(
  order: { readonly resaleAllowed: boolean; readonly paidMinor: number },
  quoteMinor: number,
): boolean {
  return order.resaleAllowed && order.paidMinor > 0 && quoteMinor === 0;
}
