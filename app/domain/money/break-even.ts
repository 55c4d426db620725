import { type Deal, type Turnout, venueCost } from "./deal.ts";
import { type BasisPoints, shareOf } from "./share.ts";

/** Every cost that is known beforehand; minor units of one currency. */
export type CostPlan = {
  readonly venue: Deal;
  /** Spent once, however many come. */
  readonly fixedMinor?: number;
  /** Spent for each head. */
  readonly perHeadMinor?: number;
  /** Spent already of the two above: together they are never less than this. */
  readonly spentMinor?: number;
  /** Taken from each ticket's price, half up: commission. */
  readonly perTicket?: BasisPoints;
  /** Commissions in the books already: all of them are never less than this. */
  readonly takenMinor?: number;
  /** What the payment provider keeps is a cost, too. */
  readonly countFees?: boolean;
};

/** The seats of an evening by price, in minor units; order does not matter. */
export type SeatPrices = { readonly sold: readonly number[]; readonly remaining: readonly number[] };

export type Question = {
  readonly prices: SeatPrices;
  readonly costs: CostPlan;
  /** Money that came in beside the seats sold, such as the part a late cancellation left here. */
  readonly otherIncomeMinor?: number;
  /** Heads the venue counts beside those who pay (gifts), or fewer than those (who paid and did not come). */
  readonly otherHeads?: number;
  /** What the payment provider keeps, for a share that is taken after it. */
  readonly fees?: { readonly perTicket: BasisPoints; readonly fixedMinor: number };
  /** Money already lost: the question becomes from how many heads going ahead is no worse than cancelling. */
  readonly sunkMinor?: number;
};

/** One point of an evening: the first n heads in the order they are counted. */
export type Point = {
  readonly heads: number;
  readonly revenueMinor: number;
  readonly venueMinor: number;
  /** What the payment provider keeps, whether or not the plan counts it. */
  readonly feesMinor: number;
  readonly commissionsMinor: number;
  readonly otherMinor: number;
  /** What is left: revenue − venue cost − every other cost of the plan. */
  readonly resultMinor: number;
};

/** Heads in the order they are counted: the sold seats at their prices, then the remaining ones, cheapest first. */
function countedPrices({ sold, remaining }: SeatPrices): number[] {
  const rising = (a: number, b: number) => a - b;
  return [...sold].sort(rising).concat([...remaining].sort(rising));
}

/**
 * An evening with the first n heads, for each n from 0 to all seats, in minor units. The result is
 * Σ prices + other income − venue cost − (fixed + n × per head, at least what is spent)
 * − (Σ half-up(price × commission), at least what is taken) − payment fees where they count.
 */
export function pointsByHeads(question: Question): Point[] {
  const { prices, costs, otherIncomeMinor = 0, otherHeads = 0, fees } = question;
  const points: Point[] = [];
  let [tickets, taken, kept] = [0, 0, fees?.fixedMinor ?? 0];
  const counted = countedPrices(prices);
  for (let heads = 0; heads <= counted.length; heads += 1) {
    const revenueMinor = tickets + otherIncomeMinor;
    const turnout: Turnout = { heads: Math.max(0, heads + otherHeads), revenueMinor, feesMinor: kept };
    const venueMinor = venueCost(costs.venue, turnout);
    const planned = (costs.fixedMinor ?? 0) + (costs.perHeadMinor ?? 0) * heads;
    const otherMinor = Math.max(costs.spentMinor ?? 0, planned);
    const commissionsMinor = Math.max(costs.takenMinor ?? 0, taken);
    const more = otherMinor + commissionsMinor + (costs.countFees ? kept : 0);
    const resultMinor = revenueMinor - venueMinor - more;
    points.push({
      ...{ heads, revenueMinor, venueMinor, feesMinor: kept, commissionsMinor, otherMinor, resultMinor },
    });
    const price = counted[heads] ?? 0;
    tickets += price;
    taken += shareOf(price, costs.perTicket ?? 0);
    kept += shareOf(price, fees?.perTicket ?? 0);
  }
  return points;
}

/** What is left of an evening with the first n heads, for each n from 0 to all seats, in minor units. */
export function resultByHeads(question: Question): number[] {
  return pointsByHeads(question).map(({ resultMinor }) => resultMinor);
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
