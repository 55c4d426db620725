import type { OrderState } from "./order-state.ts";
import type { RefundLadder, RefundQuote } from "./refund-ladder.ts";
import { type MoveFacts, quoteWithOffer } from "./refund-offer.ts";

/** Most people on one order. */
export const MOST_PEOPLE = 4;

/** One person's part of an order. Amounts in minor units. */
export type LineFacts = {
  readonly state: string;
  readonly priceMinor: number;
  /** What cancelling this line alone gave back; null for a line that was not cancelled by itself. */
  readonly refundMinor: number | null;
};

/** Where one person's ticket stands: a line that ended by itself is over, whatever becomes of the others. */
export function lineOrderState(orderState: OrderState, lineState: string): OrderState {
  if (lineState === "live") return orderState;
  return lineState === "awaiting-resale" ? "awaiting-resale" : "cancelled";
}

/** What stays with the organiser of lines that were cancelled by themselves; nobody gets it back later. */
export function keptOfLines(lines: readonly LineFacts[]): number {
  return lines
    .filter(({ state }) => state === "cancelled")
    .reduce((sum, { priceMinor, refundMinor }) => sum + priceMinor - (refundMinor ?? 0), 0);
}

/** What lines that wait to be sold again may still need of the order's money, in minor units. */
export function waitingOfLines(lines: readonly Pick<LineFacts, "state" | "priceMinor">[]): number {
  return lines
    .filter(({ state }) => state === "awaiting-resale")
    .reduce((sum, { priceMinor }) => sum + priceMinor, 0);
}

type QuoteInput = {
  readonly ladder: RefundLadder;
  readonly startsAt: Date;
  readonly now: Date;
  readonly event: MoveFacts;
  readonly orderCreatedAt: Date;
};

/**
 * What giving up some lines of an order gives back now: the sum of what each line gives back by itself (its price ×
 * percent, half up), so that giving them up one by one comes to the same, to the minor unit.
 */
export function quoteLines(prices: readonly number[], input: QuoteInput): RefundQuote {
  const none = quoteWithOffer({ ...input, amountMinor: 0 });
  return prices
    .map((amountMinor) => quoteWithOffer({ ...input, amountMinor }))
    .reduce(
      (sum, quote) => ({
        ...quote,
        amountMinor: sum.amountMinor + quote.amountMinor,
        keptMinor: sum.keptMinor + quote.keptMinor,
      }),
      none,
    );
}

/**
 * What giving a whole order back gives now. Seats that wait to be sold again come back with it as soon as that gives
 * anything, because its event moved; null for an order that has nothing but such seats and would get nothing.
 */
export function quoteOrder(
  order: { readonly state: OrderState; readonly lines: readonly LineFacts[] },
  input: QuoteInput,
): RefundQuote | null {
  const prices = (states: readonly string[]) =>
    order.lines.filter(({ state }) => states.includes(state)).map(({ priceMinor }) => priceMinor);
  const all = quoteLines(prices(["live", "awaiting-resale"]), input);
  if (all.amountMinor > 0) return all;
  return order.state === "awaiting-resale" ? null : quoteLines(prices(["live"]), input);
}
