import { type BasisPoints, shareOf } from "./share.ts";

/** What a partner gets of each ticket: a share of its price, or an amount in minor units of the event's currency. */
export type CommissionRate = { readonly points: BasisPoints } | { readonly fixedMinor: number };

/** A rate as it is stored: one of the two columns is filled. */
export type RateColumns = { readonly ratePoints: number | null; readonly fixedMinor: number | null };

/** The rate of a row; a row without any gives nothing. */
export function rateFrom({ ratePoints, fixedMinor }: RateColumns): CommissionRate {
  return ratePoints === null ? { fixedMinor: fixedMinor ?? 0 } : { points: ratePoints };
}

export function rateColumns(rate: CommissionRate): RateColumns {
  return "points" in rate
    ? { ratePoints: rate.points, fixedMinor: null }
    : { ratePoints: null, fixedMinor: rate.fixedMinor };
}

/**
 * The commission on one ticket, in minor units: price × rate, half up (12.5 % of 49900 is 6238); a fixed amount is
 * never more than the ticket cost, and nothing for a ticket that cost nothing.
 */
export function commissionOnTicket(priceMinor: number, rate: CommissionRate): number {
  return "points" in rate ? shareOf(priceMinor, rate.points) : Math.min(rate.fixedMinor, priceMinor);
}

/** One order a partner brought: the prices of the tickets it paid for, and what of that money is still here. */
export type PartnerSaleFacts = {
  readonly rate: CommissionRate;
  readonly pricesMinor: readonly number[];
  /** Ticket revenue of the order as the books have it: paid, less what went back or was lost to a dispute. */
  readonly netMinor: number;
};

/**
 * The commission on an order as it stands: that of its tickets, in the proportion of the money that stayed, half up. All
 * of the money gives exactly the sum of the tickets' commissions, none of it exactly nothing; money beyond the price
 * (a second payment on its way back) earns nothing.
 */
export function commissionDue({ rate, pricesMinor, netMinor }: PartnerSaleFacts): number {
  const priceMinor = pricesMinor.reduce((sum, price) => sum + price, 0);
  const fullMinor = pricesMinor.reduce((sum, price) => sum + commissionOnTicket(price, rate), 0);
  const stayed = Math.min(Math.max(netMinor, 0), priceMinor);
  return priceMinor === 0 ? 0 : partOf(fullMinor, stayed, priceMinor);
}

/** whole × part / of, half up, without a float in between. */
function partOf(whole: number, part: number, of: number): number {
  return Number((2n * BigInt(whole) * BigInt(part) + BigInt(of)) / (2n * BigInt(of)));
}
