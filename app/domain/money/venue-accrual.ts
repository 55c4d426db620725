import type { LedgerLine } from "../payment/ledger.ts";
import { owedOnCancel, type Terms } from "../venues/terms.ts";
import { type Deal, type Turnout, venueCost } from "./deal.ts";

/** What an evening's venue is reckoned from. */
export type VenueFacts = {
  readonly terms: Terms;
  /** When the booking begins; cancellation days count back from here. */
  readonly bookedFrom: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
  readonly heads: { readonly paying: number; readonly gifts: number; readonly arrived: number };
  /** Ticket revenue and payment fees of the ledger, in minor units. */
  readonly revenueMinor: number;
  readonly feesMinor: number;
};

/**
 * The heads the venue counts: paid tickets; or, where those who come count, everyone with a ticket until the evening
 * is over and whoever was let in from then on.
 */
export function venueHeads(facts: Pick<VenueFacts, "terms" | "heads" | "endsAt">, now: Date): number {
  const { paying, gifts, arrived } = facts.heads;
  if (facts.terms.headBasis === "paid") return paying;
  return now >= facts.endsAt ? arrived : paying + gifts;
}

/** What the venue costs as things stand, in minor units: its deal, or once the evening is off its cancellation ladder. */
export function reckonedVenueCost(facts: VenueFacts, now: Date): number {
  return venueCost(dealNow(facts), turnoutNow(facts, now));
}

/** The deal that holds now; an evening that was called off owes a fixed sum. */
export function dealNow(facts: Pick<VenueFacts, "terms" | "bookedFrom" | "cancelledAt">): Deal {
  const { terms, bookedFrom, cancelledAt } = facts;
  return cancelledAt === null
    ? terms.deal
    : { kind: "fixed-fee", feeMinor: owedOnCancel(terms, bookedFrom, cancelledAt) };
}

function turnoutNow(facts: VenueFacts, now: Date): Turnout {
  const { revenueMinor, feesMinor } = facts;
  return { heads: venueHeads(facts, now), revenueMinor, feesMinor };
}

/**
 * The entry that brings the venue's cost in the books from what is posted to what is reckoned, in minor units; `n`
 * numbers the accruals of one booking. None when they agree.
 */
export function accrualEntry(accrual: {
  eventId: string;
  bookingId: string;
  currency: string;
  n: number;
  postedMinor: number;
  reckonedMinor: number;
}): LedgerLine[] {
  const { eventId, bookingId, currency, n, postedMinor, reckonedMinor } = accrual;
  const more = reckonedMinor - postedMinor;
  if (!Number.isSafeInteger(more)) throw new Error(`a venue's accrual is no whole amount: ${more}`);
  if (more === 0) return [];
  const line = { eventId, entry: `venue-accrual:${bookingId}:${n}`, currency, bookingId } as const;
  const none = { orderId: null, paymentId: null, refundId: null } as const;
  return [
    { ...line, ...none, account: "venue-cost", amountMinor: more },
    { ...line, ...none, account: "venue-payable", amountMinor: -more },
  ];
}
