import { feeInPaymentCurrency } from "../payment/converted-fee.ts";

/** A booking of the payment provider with what it is of, in the currency that was paid. */
export type BookedLine = {
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly currency: string;
  readonly source: { readonly amountMinor: number; readonly currency: string };
};

/**
 * What a booking adds to the balance in the currency that was paid: bookings in another one count with what they are
 * of, and their fee at their own rate, so that differences of exchange stay out.
 */
export function inPaidCurrency(line: BookedLine): { amountMinor: number; feeMinor: number } {
  const { amountMinor, feeMinor, source } = line;
  if (line.currency === source.currency) return { amountMinor, feeMinor };
  return {
    amountMinor: Math.sign(amountMinor) * source.amountMinor,
    feeMinor: feeInPaymentCurrency({ feeMinor, settledMinor: amountMinor, paidMinor: source.amountMinor }),
  };
}
