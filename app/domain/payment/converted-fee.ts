/**
 * A fee of another currency than its payment's, in the payment's: at the rate at which the payment provider converted
 * that very payment. `settledMinor` is the payment in the fee's currency. Half up to the minor unit.
 */
export function feeInPaymentCurrency(fee: {
  readonly feeMinor: number;
  readonly settledMinor: number;
  readonly paidMinor: number;
}): number {
  const settled = Math.abs(fee.settledMinor);
  if (settled === 0) return 0;
  const product = BigInt(fee.feeMinor) * BigInt(Math.abs(fee.paidMinor)) * 2n + BigInt(settled);
  return Number(product / (2n * BigInt(settled)));
}
