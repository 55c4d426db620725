import { quoteRefund, type RefundLadder, type RefundQuote } from "./refund-ladder.ts";

/** What an event's row says of its latest move. */
export type MoveFacts = { readonly movedAt: Date | null; readonly refundOfferUntil: Date | null };

/** True when the order was made for the time before the latest move. */
export function madeBeforeMove(event: Pick<MoveFacts, "movedAt">, orderCreatedAt: Date): boolean {
  return event.movedAt !== null && orderCreatedAt <= event.movedAt;
}

/** Until when an order gets everything back because its event moved; null when it was made after that, or it is over. */
export function offerUntil(event: MoveFacts, orderCreatedAt: Date, now: Date): Date | null {
  const { refundOfferUntil } = event;
  if (refundOfferUntil === null || now > refundOfferUntil) return null;
  return madeBeforeMove(event, orderCreatedAt) ? refundOfferUntil : null;
}

/**
 * What an attendee gets back when cancelling at `now`: all of it while the offer of a move stands, else what the
 * ladder says. The later of two moments until which all comes back is told. Amounts in minor units.
 */
export function quoteWithOffer(input: {
  readonly ladder: RefundLadder;
  readonly amountMinor: number;
  readonly startsAt: Date;
  readonly now: Date;
  readonly event: MoveFacts;
  readonly orderCreatedAt: Date;
}): RefundQuote {
  const quote = quoteRefund(input);
  const until = offerUntil(input.event, input.orderCreatedAt, input.now);
  if (until === null) return quote;
  if (quote.percent === 100 && quote.until !== null && quote.until >= until) return quote;
  return { percent: 100, amountMinor: input.amountMinor, keptMinor: 0, until };
}
