import { type Deal, venueCost } from "./deal.ts";
import { type BasisPoints, shareOf } from "./share.ts";

/** Every cost that is known beforehand; minor units of one currency. */
export type CostPlan = {
  readonly venue: Deal;
  /** Spent once, however many come. */
  readonly fixedMinor?: number;
  /** Spent for each head. */
  readonly perHeadMinor?: number;
  /** Taken from each ticket's price, half up: commission, payment fees. */
  readonly perTicket?: BasisPoints;
};

/** The seats of an evening by price, in minor units; order does not matter. */
export type SeatPrices = { readonly sold: readonly number[]; readonly remaining: readonly number[] };

type Question = {
  readonly prices: SeatPrices;
  readonly costs: CostPlan;
  /** Money that came in beside the seats sold, such as the part a late cancellation left here. */
  readonly otherIncomeMinor?: number;
  /** Money already lost: the question becomes from how many heads going ahead is no worse than cancelling. */
  readonly sunkMinor?: number;
};

/** Heads in the order they are counted: the sold seats at their prices, then the remaining ones, cheapest first. */
function countedPrices({ sold, remaining }: SeatPrices): number[] {
  const rising = (a: number, b: number) => a - b;
  return [...sold].sort(rising).concat([...remaining].sort(rising));
}

/**
 * What is left of an evening with the first n heads, for each n from 0 to all seats, in minor units:
 * Σ prices + other income − venue cost − fixed − n × per head − Σ half-up(price × rate).
 */
export function resultByHeads({ prices, costs, otherIncomeMinor = 0 }: Question): number[] {
  const results: number[] = [];
  let [tickets, taken] = [0, 0];
  const counted = countedPrices(prices);
  for (let heads = 0; heads <= counted.length; heads += 1) {
    const revenueMinor = tickets + otherIncomeMinor;
    results.push(
      revenueMinor -
        venueCost(costs.venue, { heads, revenueMinor }) -
        (costs.fixedMinor ?? 0) -
        (costs.perHeadMinor ?? 0) * heads -
        taken,
    );
    const price = counted[heads] ?? 0;
    tickets += price;
    taken += shareOf(price, costs.perTicket ?? 0);
  }
  return results;
}

/**
 * Break-even: the least n with the result ≥ −sunk, counting sold seats at their prices and the remaining ones
 * cheapest first; null when even a full house does not reach it. For a fixed cost F, a cost per head v and one
 * price p it is ⌈F ÷ (p − v)⌉, the usual break-even quantity of cost accounting.
 */
export function breakEven(question: Question): number | null {
  const goal = -(question.sunkMinor ?? 0);
  const heads = resultByHeads(question).findIndex((result) => result >= goal);
  return heads === -1 ? null : heads;
}
