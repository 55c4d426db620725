import { type BasisPoints, shareOf } from "./share.ts";

/** What was agreed with a venue. Amounts in minor units of the event's currency. */
export type Deal =
  | { readonly kind: "fixed-fee"; readonly feeMinor: number }
  | ({ readonly kind: "revenue-share" } & Share)
  | { readonly kind: "per-head"; readonly perHeadMinor: number }
  | { readonly kind: "minimum-spend"; readonly minimumMinor: number; readonly perHeadMinor: number }
  | ({ readonly kind: "fixed-plus-share"; readonly feeMinor: number } & Share)
  | { readonly kind: "per-hour"; readonly perHourMinor: number; readonly minutes: number };

/** A part of the ticket revenue; `afterFees` takes the payment provider's fees off first, so that both bear them. */
type Share = { readonly share: BasisPoints; readonly afterFees?: boolean };

export const dealKinds = [
  "fixed-fee",
  "revenue-share",
  "per-head",
  "minimum-spend",
  "fixed-plus-share",
  "per-hour",
] as const satisfies readonly Deal["kind"][];
export type DealKind = Deal["kind"];

export function isDealKind(value: unknown): value is DealKind {
  return dealKinds.some((kind) => kind === value);
}

/**
 * How an evening went or would go: heads that count, the money of their tickets, and what the payment provider keeps
 * of it; in minor units.
 */
export type Turnout = {
  readonly heads: number;
  readonly revenueMinor: number;
  readonly feesMinor?: number;
};

const MINUTES = 60n;

/** What the venue is owed for a turnout under a deal, in minor units; shares are rounded half up. */
export function venueCost(deal: Deal, turnout: Turnout): number {
  switch (deal.kind) {
    case "fixed-fee":
      return deal.feeMinor;
    case "revenue-share":
      return shareOf(sharedMinor(deal, turnout), deal.share);
    case "per-head":
      return deal.perHeadMinor * turnout.heads;
    case "minimum-spend":
      return Math.max(deal.minimumMinor, deal.perHeadMinor * turnout.heads);
    case "fixed-plus-share":
      return deal.feeMinor + shareOf(sharedMinor(deal, turnout), deal.share);
    case "per-hour":
      return perHour(deal.perHourMinor, deal.minutes);
  }
}

/** What the venue gets even if nobody comes, in minor units. */
export function guaranteedMinor(deal: Deal): number {
  return venueCost(deal, { heads: 0, revenueMinor: 0 });
}

/** The revenue a share is taken of; a loss is shared with nobody. */
function sharedMinor({ afterFees }: Share, { revenueMinor, feesMinor = 0 }: Turnout): number {
  return Math.max(0, revenueMinor - (afterFees ? feesMinor : 0));
}

/** A price per hour for some minutes, half up to the minor unit: 90 minutes at 100.01 are 150.02. */
function perHour(perHourMinor: number, minutes: number): number {
  return Number((BigInt(perHourMinor) * BigInt(minutes) * 2n + MINUTES) / (MINUTES * 2n));
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
