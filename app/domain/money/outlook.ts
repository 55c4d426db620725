import { breakEven, type CostPlan, resultByHeads, type SeatPrices } from "./break-even.ts";
import { rateOf, shareOf } from "./share.ts";

type Known = {
  readonly prices: SeatPrices;
  /** Ticket revenue of the ledger: captured less what has been refunded. */
  readonly revenueMinor: number;
  /** Refunds asked for and not settled: still in the revenue, no longer to be counted on. */
  readonly refundsDueMinor: number;
  readonly venueMinor: number;
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
};

/**
 * Break-even for a venue at a known cost. What cancellations left here counts as income beside the seats.
 * Payment fees of seats to come are reckoned at the rate seen so far, rounded up to a hundredth of a percent;
 * fees that stayed behind with refunded payments are spent.
 */
export function outlook(known: Known): Outlook {
  const { prices, revenueMinor, refundsDueMinor, feesMinor } = known;
  const soldMinor = prices.sold.reduce((sum, price) => sum + price, 0);
  const otherIncomeMinor = revenueMinor - refundsDueMinor - soldMinor;
  const venue: CostPlan["venue"] = { kind: "fixed-fee", feeMinor: known.venueMinor };
  const rate = rateOf(feesMinor, known.capturedMinor);
  const feesOfSold = prices.sold.reduce((sum, price) => sum + shareOf(price, rate), 0);
  const onProfit = breakEven({ prices, costs: { venue }, otherIncomeMinor });
  const costs = { venue, perTicket: rate, fixedMinor: Math.max(0, feesMinor - feesOfSold) };
  return {
    onProfit,
    onTakeHome: breakEven({ prices, costs, otherIncomeMinor }),
    payingHeads: prices.sold.length,
    passed: onProfit !== null && prices.sold.length >= onProfit,
    fullHouseMinor: resultByHeads({ prices, costs: { venue }, otherIncomeMinor }).at(-1) ?? 0,
  };
}
