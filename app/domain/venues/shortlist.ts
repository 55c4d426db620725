import { breakEven, pointsByHeads, type SeatPrices } from "../money/break-even.ts";
import type { Deal } from "../money/deal.ts";

/** What an evening would be at a venue under a deal; minor units. */
export type VenueWeighed = {
  /** The venue's cost and what is left of the tickets, at the heads reckoned with. */
  costMinor: number;
  profitMinor: number;
  /** Least paying heads with profit ≥ 0; null: not even with a full house. */
  breakEven: number | null;
};

/**
 * Weighs a deal for an evening with these seats, on venue cost alone, at `heads` paying heads; more heads than seats
 * count as a full house.
 */
export function weighVenue(deal: Deal, prices: SeatPrices, heads: number): VenueWeighed {
  const question = { prices, costs: { venue: deal } };
  const points = pointsByHeads(question);
  const point = points[Math.min(Math.max(0, heads), points.length - 1)];
  if (!point) throw new Error("an evening has at least the point of nobody");
  return { costMinor: point.venueMinor, profitMinor: point.resultMinor, breakEven: breakEven(question) };
}

/** The names of those with the least of something; nobody when fewer than two have it, or all have the same. */
export function leastOf<T extends { id: string }>(
  all: readonly T[],
  of: (one: T) => number | null,
): string[] {
  const known = all.flatMap((one) => {
    const value = of(one);
    return value === null ? [] : [{ id: one.id, value }];
  });
  const least = Math.min(...known.map(({ value }) => value));
  const best = known.filter(({ value }) => value === least);
  return known.length < 2 || best.length === known.length ? [] : best.map(({ id }) => id);
}
