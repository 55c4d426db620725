/** One step of a side's price ladder: seats up to number `upTo` cost this much, in minor units. */
export type PriceStep = { readonly upTo: number; readonly priceMinor: number };
/** What the seats of some side cost by their number: the steps, and the price of every seat beyond the last one. */
export type PriceLadder = { readonly steps: readonly PriceStep[]; readonly priceMinor: number };
/** Neighbouring seats of one price, both ends included. */
export type PriceRange = { readonly from: number; readonly to: number; readonly priceMinor: number };

export const MOST_STEPS = 6;

/** Reads stored steps in the order of their seats; whatever is not a step is left out. */
export function readPriceSteps(json: unknown): PriceStep[] {
  if (!Array.isArray(json)) return [];
  const steps = json.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null || !("upTo" in item) || !("priceMinor" in item)) return [];
    const { upTo, priceMinor } = item;
    return typeof upTo === "number" && typeof priceMinor === "number" ? [{ upTo, priceMinor }] : [];
  });
  return steps.sort((a, b) => a.upTo - b.upTo);
}

/** The price of the seat with this number, in minor units. */
export function seatPrice({ steps, priceMinor }: PriceLadder, number: number): number {
  return steps.find(({ upTo }) => number <= upTo)?.priceMinor ?? priceMinor;
}

/** The price of each seat from 1 to `capacity`, in their order. */
export function seatPrices(ladder: PriceLadder, capacity: number): number[] {
  return Array.from({ length: capacity }, (_, n) => seatPrice(ladder, n + 1));
}

/** The ladder as it is told to everybody: ranges of seats from 1 to `capacity`, neighbours of one price put together. */
export function priceRanges(ladder: PriceLadder, capacity: number): PriceRange[] {
  const ranges: PriceRange[] = [];
  let from = 1;
  for (const { upTo, priceMinor } of [...ladder.steps, { upTo: capacity, priceMinor: ladder.priceMinor }]) {
    const to = Math.min(upTo, capacity);
    if (to < from) continue;
    const last = ranges.at(-1);
    if (last?.priceMinor === priceMinor) ranges[ranges.length - 1] = { ...last, to };
    else ranges.push({ from, to, priceMinor });
    from = to + 1;
  }
  return ranges;
}
