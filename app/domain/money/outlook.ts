import { breakEven, type CostPlan, type Point, pointsByHeads, type SeatPrices } from "./break-even.ts";
import type { Deal } from "./deal.ts";
import { type BasisPoints, rateOf, shareOf } from "./share.ts";

/** What the organiser reckons with beside the venue; minor units of one currency. */
export type Plan = {
  /** Null: a full house. */
  readonly expectedHeads: number | null;
  readonly otherFixedMinor: number;
  readonly otherPerHeadMinor: number;
  /** Partners' commission on each ticket. */
  readonly commission: BasisPoints;
};

export const noPlan: Plan = { expectedHeads: null, otherFixedMinor: 0, otherPerHeadMinor: 0, commission: 0 };

type Known = {
  readonly prices: SeatPrices;
  /** Ticket revenue of the ledger: captured less what has been refunded. */
  readonly revenueMinor: number;
  /** Refunds asked for and not settled: still in the revenue, no longer to be counted on. */
  readonly refundsDueMinor: number;
  readonly deal: Deal;
  /** Heads the venue counts now; the difference to the sold seats stays as the evening fills. */
  readonly venueHeads: number;
  readonly feesMinor: number;
  /** Captured by the payments whose fee is known. */
  readonly capturedMinor: number;
  readonly plan?: Plan;
  /** Other costs and commissions of the ledger. */
  readonly spent?: { readonly otherMinor: number; readonly commissionsMinor: number };
  /** What is lost if the evening is called off now. */
  readonly riskMinor?: number;
};

/** What an event's numbers say of the heads it still needs; minor units. */
export type Outlook = {
  /** Least paying heads with profit ≥ 0 (venue cost only), and with take-home ≥ 0 (every cost). */
  readonly onProfit: number | null;
  readonly onTakeHome: number | null;
  /** Least paying heads with which going ahead loses no more than calling it off now. */
  readonly goingAhead: number | null;
  readonly payingHeads: number;
  /** Whether the paying heads of now have reached `onProfit`. */
  readonly passed: boolean;
  /** Profit if every remaining seat sells at its price. */
  readonly fullHouseMinor: number;
  /** Revenue, venue cost and profit for each number of paying heads. */
  readonly curve: readonly Point[];
  /** The same evening with every cost at some numbers of heads; null where no number reaches it. */
  readonly at: { readonly breakEven: Point | null; readonly expected: Point; readonly soldOut: Point };
};

/**
 * Break-even under the venue's deal. What cancellations left here counts as income beside the seats.
 * Payment fees of seats to come are reckoned at the rate seen so far, rounded up to a hundredth of a percent;
 * fees that stayed behind with refunded payments are spent. Other costs are what is planned, and never less than what
 * is spent already.
 */
export function outlook(known: Known): Outlook {
  const { prices, revenueMinor, refundsDueMinor, feesMinor, deal, plan = noPlan } = known;
  const soldMinor = prices.sold.reduce((sum, price) => sum + price, 0);
  const rate = rateOf(feesMinor, known.capturedMinor);
  const feesOfSold = prices.sold.reduce((sum, price) => sum + shareOf(price, rate), 0);
  const evening = {
    prices,
    otherIncomeMinor: revenueMinor - refundsDueMinor - soldMinor,
    otherHeads: known.venueHeads - prices.sold.length,
    fees: { perTicket: rate, fixedMinor: Math.max(0, feesMinor - feesOfSold) },
  };
  const costs: CostPlan = {
    venue: deal,
    fixedMinor: plan.otherFixedMinor,
    perHeadMinor: plan.otherPerHeadMinor,
    spentMinor: known.spent?.otherMinor ?? 0,
    perTicket: plan.commission,
    takenMinor: known.spent?.commissionsMinor ?? 0,
    countFees: true,
  };
  const curve = pointsByHeads({ ...evening, costs: { venue: deal } });
  const whole = pointsByHeads({ ...evening, costs });
  const reached = curve.findIndex(({ resultMinor }) => resultMinor >= 0);
  const onProfit = reached === -1 ? null : reached;
  const payingHeads = prices.sold.length;
  return {
    onProfit,
    onTakeHome: breakEven({ ...evening, costs }),
    goingAhead: breakEven({ ...evening, costs, sunkMinor: known.riskMinor ?? 0 }),
    payingHeads,
    passed: onProfit !== null && payingHeads >= onProfit,
    fullHouseMinor: curve.at(-1)?.resultMinor ?? 0,
    curve,
    at: {
      breakEven: onProfit === null ? null : pointAt(whole, onProfit),
      expected: pointAt(whole, Math.max(payingHeads, plan.expectedHeads ?? whole.length)),
      soldOut: pointAt(whole, whole.length),
    },
  };
}

/** The evening with so many heads; more than there are seats are a full house. */
function pointAt(points: readonly Point[], heads: number): Point {
  const point = points[Math.min(heads, points.length - 1)];
  if (!point) throw new Error("an evening without even nobody");
  return point;
}
