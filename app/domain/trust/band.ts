/** A share of a count, in whole per cent, with the range in which the true share lies nineteen times of twenty. */
export type Band = {
  readonly percent: number;
  readonly from: number;
  readonly to: number;
  readonly of: number;
};

/** Below this many counted, a share says more about single people than about evenings and is not shown. */
export const FEWEST = 5;

/** 1.96² in millionths: the square of the normal quantile of 97.5 %. */
const Z2 = 3.8416;

/**
 * The Wilson score interval (E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical
 * inference"), widened to whole per cent; null when fewer than `FEWEST` were counted. Throws a RangeError when more
 * are counted than there are.
 */
export function bandOf(count: number, of: number): Band | null {
  if (!Number.isInteger(count) || !Number.isInteger(of) || count < 0 || count > of)
    throw new RangeError(`${count} of ${of} is no share`);
  if (of < FEWEST) return null;
  const share = count / of;
  const middle = (share + Z2 / (2 * of)) / (1 + Z2 / of);
  const reach = (Math.sqrt(Z2) * Math.sqrt((share * (1 - share)) / of + Z2 / (4 * of * of))) / (1 + Z2 / of);
  return {
    percent: Math.round(share * 100),
    from: Math.max(0, Math.floor((middle - reach) * 100)),
    to: Math.min(100, Math.ceil((middle + reach) * 100)),
    of,
  };
}
