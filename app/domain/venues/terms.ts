import { type Deal, guaranteedMinor } from "../money/deal.ts";
import type { BasisPoints } from "../money/share.ts";
import { type CancellationRung, owedPercent } from "./cancellation.ts";

/** What counts as a head: a paid ticket, or a guest who came. */
export const headBases = ["paid", "arrived"] as const;
export type HeadBasis = (typeof headBases)[number];

/** One version of what was agreed with a venue about a booking; minor units of the booking's currency. */
export type Terms = {
  readonly deal: Deal;
  readonly headBasis: HeadBasis;
  /** 0: no deposit. */
  readonly depositMinor: number;
  /** The deposit as it was agreed, when that was a percentage of what is certain. */
  readonly depositPoints: BasisPoints | null;
  readonly depositDueAt: Date | null;
  readonly cancellation: readonly CancellationRung[];
  readonly note: string;
};

/** Deals whose cost depends on heads; and those that share the revenue. */
export function countsHeads(deal: Deal): boolean {
  return deal.kind === "per-head" || deal.kind === "minimum-spend";
}
export function sharesRevenue(deal: Deal): boolean {
  return deal.kind === "revenue-share" || deal.kind === "fixed-plus-share";
}

/**
 * What a cancellation is reckoned from, in minor units: what the venue gets whatever happens, and where nothing is
 * certain the deposit; never less than the deposit.
 */
export function cancellationBase(terms: Pick<Terms, "deal" | "depositMinor">): number {
  return Math.max(guaranteedMinor(terms.deal), terms.depositMinor);
}

/** What the venue is owed when the booking is cancelled at a moment, in minor units; percentages round half up. */
export function owedOnCancel(
  terms: Pick<Terms, "deal" | "depositMinor" | "cancellation">,
  startsAt: Date,
  at: Date,
): number {
  const percent = owedPercent(terms.cancellation, startsAt, at);
  const whole = BigInt(cancellationBase(terms)) * BigInt(percent);
  return Number((whole * 2n + 100n) / 200n);
}
