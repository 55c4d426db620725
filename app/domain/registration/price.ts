/** What a code takes off each seat: a percentage of its price, or an amount in minor units. */
export type CodeWorth = { readonly percent: number } | { readonly amountMinor: number };

/** What decides the price of one seat; amounts in minor units. */
export type SeatPricing = {
  /** The price of the numbered seat, by its step of the ladder. */
  readonly seatMinor: number;
  /** The most a seat of its side costs before `earlyBirdUntil`; null without early prices. */
  readonly earlyBirdMinor: number | null;
  readonly earlyBirdUntil: Date | null;
  readonly code: CodeWorth | null;
};

/**
 * The price of one seat at `now`, in minor units: its own, capped by the early price while that holds, is the list
 * price; a code's percentage, rounded half up to a whole minor unit, or its amount is taken off it, never below 0.
 * The statement that claims seats says the same in SQL.
 */
export function priceOf(seat: SeatPricing, now: Date): { listMinor: number; priceMinor: number } {
  const { seatMinor, earlyBirdMinor, earlyBirdUntil, code } = seat;
  const early = earlyBirdMinor !== null && earlyBirdUntil !== null && now < earlyBirdUntil;
  const listMinor = early ? Math.min(seatMinor, earlyBirdMinor) : seatMinor;
  return { listMinor, priceMinor: Math.max(0, listMinor - discountOf(listMinor, code)) };
}

function discountOf(listMinor: number, code: CodeWorth | null): number {
  if (code === null) return 0;
  if ("amountMinor" in code) return code.amountMinor;
  return Math.floor((listMinor * code.percent + 50) / 100);
}
