import { breakEven, type CostPlan, type Point, pointsByHeads, type SeatPrices } from "./break-even.ts";
import type { Deal } from "./deal.ts";
import { rateOf, shareOf } from "./share.ts";

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
};

/** What an event's numbers say of the heads it still needs; minor units. */
export type Outlook = {
  /** Least paying heads with profit ≥ 0 (venue cost only), and with take-home ≥ 0 (payment fees too). */
  readonly onProfit: number | null;
  readonly onTakeHome: number | null;
  readonly payingHeads: number;
  /** Whether the paying heads of now have reached `onProfit`. */
  readonly passed: boolean;
  /** Profit if every remaining seat sells at its price. */
  readonly fullHouseMinor: number;
  /** Revenue, venue cost and profit for each number of paying heads. */
  readonly curve: readonly Point[];
};

/**
 * Break-even under the venue's deal. What cancellations left here counts as income beside the seats.
 * Payment fees of seats to come are reckoned at the rate seen so far, rounded up to a hundredth of a percent;
 * fees that stayed behind with refunded payments are spent.
 */
export function outlook(known: Known): Outlook {
  const { prices, revenueMinor, refundsDueMinor, feesMinor, deal } = known;
  const soldMinor = prices.sold.reduce((sum, price) => sum + price, 0);
  const otherIncomeMinor = revenueMinor - refundsDueMinor - soldMinor;
  const rate = rateOf(feesMinor, known.capturedMinor);
  const feesOfSold = prices.sold.reduce((sum, price) => sum + shareOf(price, rate), 0);
  const fixedMinor = Math.max(0, feesMinor - feesOfSold);
  const evening = {
    prices,
    otherIncomeMinor,
    otherHeads: known.venueHeads - prices.sold.length,
    fees: { perTicket: rate, fixedMinor },
  };
  const curve = pointsByHeads({ ...evening, costs: { venue: deal } });
  const reached = curve.findIndex(({ resultMinor }) => resultMinor >= 0);
  const onProfit = reached === -1 ? null : reached;
  const costs: CostPlan = { venue: deal, perTicket: rate, fixedMinor };
  return {
    onProfit,
    onTakeHome: breakEven({ ...evening, costs }),
    payingHeads: prices.sold.length,
    passed: onProfit !== null && prices.sold.length >= onProfit,
    fullHouseMinor: curve.at(-1)?.resultMinor ?? 0,
    curve,
  };
}
