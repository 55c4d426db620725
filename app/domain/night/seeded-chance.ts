/** Chance that can be repeated: each call gives a whole number from 0 to below `count`. */
export type Chance = (count: number) => number;

/**
 * A repeatable source of chance: the same seed gives the same evening. Xorshift on 32 bits
 * (G. Marsaglia, "Xorshift RNGs", 2003), the seed first spread over all bits; good for shuffles, not for secrets.
 */
export function seededChance(seed: number): Chance {
  let state = Math.imul(seed ^ (seed >>> 16) ^ 0x9e3779b9, 0x85ebca6b) | 0 || 1;
  return (count) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 0x1_0000_0000) * count);
  };
}
