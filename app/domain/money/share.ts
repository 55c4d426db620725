/** A rate in ten-thousandths: 10 % is 1000, 12.5 % is 1250. */
export type BasisPoints = number;

const WHOLE = 10_000n;

/**
 * A share of an amount, rounded half up to the minor unit (half away from zero for a negative amount, so that
 * reversing a share gives it back exactly): 12.5 % of 49900 is 6238. Throws for anything but whole numbers.
 */
export function shareOf(amountMinor: number, rate: BasisPoints): number {
  assertWhole(amountMinor, "an amount");
  assertWhole(rate, "a rate");
  if (rate < 0) throw new Error(`a rate is not below zero: ${rate}`);
  const sign = amountMinor < 0 ? -1 : 1;
  const share = (BigInt(Math.abs(amountMinor)) * BigInt(rate) * 2n + WHOLE) / (WHOLE * 2n);
  return asSafe(share) * sign + 0;
}

/** The smallest rate whose share of `wholeMinor` is at least `partMinor`; 0 for nothing of nothing. */
export function rateOf(partMinor: number, wholeMinor: number): BasisPoints {
  assertWhole(partMinor, "a part");
  assertWhole(wholeMinor, "a whole");
  if (partMinor <= 0 || wholeMinor <= 0) return 0;
  const whole = BigInt(wholeMinor);
  return asSafe((BigInt(partMinor) * WHOLE + whole - 1n) / whole);
}

/**
 * Splits an amount by weights into whole minor units that sum to it exactly. What is left after rounding down
 * goes one unit each to the first shares with a weight: 1003 by [1, 1] is [502, 501].
 * Throws when a weight is negative or not whole, or when there is no weight at all.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  assertWhole(totalMinor, "an amount");
  for (const weight of weights) {
    assertWhole(weight, "a weight");
    if (weight < 0) throw new Error(`a weight is not below zero: ${weight}`);
  }
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (all === 0n) throw new Error("nothing can be split among no shares");
  const sign = totalMinor < 0 ? -1 : 1;
  const total = BigInt(Math.abs(totalMinor));
  const shares = weights.map((weight) => (total * BigInt(weight)) / all);
  let left = total - shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, index) => {
    const more = left > 0n && (weights[index] ?? 0) > 0 ? 1n : 0n;
    left -= more;
    return asSafe(share + more) * sign + 0;
  });
}

function assertWhole(value: number, what: string): void {
  if (!Number.isSafeInteger(value)) throw new Error(`${what} is a whole number: ${value}`);
}

function asSafe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error("an amount left the safe integers");
  return number;
}
