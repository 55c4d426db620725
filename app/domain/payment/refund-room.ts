import type { RefundQuote } from "./refund-ladder.ts";

/** What is left to give back of payments, in minor units: captured, less refunds that did not fail, less lost disputes. */
export function refundableMinor(payment: {
  readonly amountMinor: number;
  readonly refunds: readonly { readonly amountMinor: number; readonly state: string }[];
  readonly disputes?: readonly { readonly amountMinor: number; readonly state: string }[];
}): number {
  const back = payment.refunds.reduce(
    (sum, { amountMinor, state }) => (state === "failed" ? sum : sum + amountMinor),
    0,
  );
  const taken = (payment.disputes ?? []).reduce(
    (sum, { amountMinor, state }) => (state === "lost" ? sum + amountMinor : sum),
    0,
  );
  return Math.max(0, payment.amountMinor - back - taken);
}

/** A quote never gives more than what is left of the payment. */
export function capQuote(quote: RefundQuote, leftMinor: number): RefundQuote {
  if (quote.amountMinor <= leftMinor) return quote;
  return { ...quote, amountMinor: leftMinor, keptMinor: quote.amountMinor + quote.keptMinor - leftMinor };
}
