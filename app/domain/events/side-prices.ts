import type { Money } from "../money/money.ts";
import { priceOf } from "../registration/price.ts";
import { priceRanges, readPriceSteps, seatPrice } from "./price-steps.ts";

/** Seats of one price, as everybody may see them; `current` marks the ones being sold. */
export type PriceStepView = {
  readonly from: number;
  readonly to: number;
  readonly price: Money;
  readonly current: boolean;
};

/** What the seats of a side cost, as everybody may see it. */
export type SidePrices = {
  /** What the next free seat costs now. */
  readonly price: Money;
  /** The price steps; empty where every seat costs the same. */
  readonly ladder: readonly PriceStepView[];
  /** Until when the early price holds, and what the same seat costs after; null when it changes nothing now. */
  readonly early: { readonly until: Date; readonly after: Money } | null;
};

type SideRow = {
  readonly capacity: number;
  readonly priceMinor: number;
  readonly priceSteps: unknown;
  readonly earlyBirdMinor: number | null;
};
type Sale = { readonly currency: string; readonly earlyBirdUntil: Date | null; readonly now: Date };

/** The free seat with the lowest number, at its own price in minor units. */
export type NextSeat = { readonly number: number; readonly minor: number };

/**
 * The public prices of a side. `next` is its next free seat; null when there is none, "first" before there are any
 * seats, as on the page of a draft.
 */
export function sidePrices(side: SideRow, next: NextSeat | "first" | null, sale: Sale): SidePrices {
  const ladder = { steps: readPriceSteps(side.priceSteps), priceMinor: side.priceMinor };
  const seat = next === "first" ? { number: 1, minor: seatPrice(ladder, 1) } : next;
  const money = (minor: number): Money => ({ minor, currency: sale.currency });
  const ranges = priceRanges(ladder, side.capacity);
  const seatMinor = seat?.minor ?? side.priceMinor;
  const { earlyBirdMinor } = side;
  const { earlyBirdUntil } = sale;
  const { listMinor } = priceOf({ seatMinor, earlyBirdMinor, earlyBirdUntil, code: null }, sale.now);
  return {
    price: money(listMinor),
    ladder:
      ranges.length < 2
        ? []
        : ranges.map(({ from, to, priceMinor }) => ({
            ...{ from, to, price: money(priceMinor) },
            current: seat !== null && from <= seat.number && seat.number <= to,
          })),
    early:
      earlyBirdUntil !== null && listMinor < seatMinor
        ? { until: earlyBirdUntil, after: money(seatMinor) }
        : null,
  };
}
