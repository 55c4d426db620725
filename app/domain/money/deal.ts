import { type BasisPoints, shareOf } from "./share.ts";

/** What was agreed with a venue. Amounts in minor units of the event's currency. */
export type Deal =
  | { readonly kind: "fixed-fee"; readonly feeMinor: number }
  | { readonly kind: "revenue-share"; readonly share: BasisPoints }
  | { readonly kind: "per-head"; readonly perHeadMinor: number }
  | { readonly kind: "minimum-spend"; readonly minimumMinor: number; readonly perHeadMinor: number }
  | { readonly kind: "fixed-plus-share"; readonly feeMinor: number; readonly share: BasisPoints };

/** How an evening went or would go: heads that came and the money of their tickets in minor units. */
export type Turnout = { readonly heads: number; readonly revenueMinor: number };

/** What the venue is owed for a turnout under a deal, in minor units; shares are rounded half up. */
export function venueCost(deal: Deal, { heads, revenueMinor }: Turnout): number {
  switch (deal.kind) {
    case "fixed-fee":
      return deal.feeMinor;
    case "revenue-share":
      return shareOf(Math.max(0, revenueMinor), deal.share);
    case "per-head":
      return deal.perHeadMinor * heads;
    case "minimum-spend":
      return Math.max(deal.minimumMinor, deal.perHeadMinor * heads);
    case "fixed-plus-share":
      return deal.feeMinor + shareOf(Math.max(0, revenueMinor), deal.share);
  }
}

/**
 * The least number of heads at which deal `a` costs less than deal `b`, tickets at these prices sold in this
 * order; null when it never does. With 499.00 a head, a fixed 6,000 beats a 30 % share from 41 heads.
 */
export function cheaperFrom(a: Deal, b: Deal, pricesMinor: readonly number[]): number | null {
  let revenueMinor = 0;
  for (let heads = 0; heads <= pricesMinor.length; heads += 1) {
    const turnout = { heads, revenueMinor };
    if (venueCost(a, turnout) < venueCost(b, turnout)) return heads;
    revenueMinor += pricesMinor[heads] ?? 0;
  }
  return null;
}
