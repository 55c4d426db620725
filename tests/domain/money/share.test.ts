import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate, rateOf, shareOf } from "#app/domain/money/share.ts";

const amount = fc.integer({ min: 0, max: 1_000_000_000 });
const rate = fc.integer({ min: 0, max: 10_000 });

test("12.5 % of 499.00 is 62.38: half a fen rounds up", () => {
  expect(shareOf(49_900, 1250)).toBe(6238);
});

test.each([
  [49_900, 0, 0],
  [49_900, 10_000, 49_900],
  [49_900, 1000, 4990],
  [1, 5000, 1],
  [1, 4999, 0],
  [3, 5000, 2],
  [499, 1000, 50],
  [0, 1250, 0],
])("the share of %i at %i basis points is %i", (minor, points, share) => {
  expect(shareOf(minor, points)).toBe(share);
});

test("a share taken back is the share that was taken", () => {
  fc.assert(
    fc.property(amount, rate, (minor, points) => {
      expect(shareOf(-minor, points)).toBe(-shareOf(minor, points) + 0);
    }),
  );
});

test("a share is within half a minor unit of the true one", () => {
  fc.assert(
    fc.property(amount, rate, (minor, points) => {
      const error = BigInt(shareOf(minor, points)) * 10_000n - BigInt(minor) * BigInt(points);
      expect(error > -5000n && error <= 5000n).toBe(true);
    }),
  );
});

test("a larger amount never has a smaller share", () => {
  fc.assert(
    fc.property(amount, amount, rate, (a, b, points) => {
      expect(shareOf(Math.max(a, b), points)).toBeGreaterThanOrEqual(shareOf(Math.min(a, b), points));
    }),
  );
});

test("a share of half a fen, a negative rate or a fraction of a rate is refused", () => {
  expect(() => shareOf(0.5, 1000)).toThrow("whole number");
  expect(() => shareOf(100, -1)).toThrow("not below zero");
  expect(() => shareOf(100, 12.5)).toThrow("whole number");
  expect(() => shareOf(Number.MAX_SAFE_INTEGER, 20_000)).toThrow("safe integers");
});

test("the rate of a part is the smallest one that covers it", () => {
  expect(rateOf(1700, 49_900)).toBe(341);
  expect(rateOf(0, 49_900)).toBe(0);
  expect(rateOf(10, 0)).toBe(0);
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 1_000_000_000 }), (part, whole) => {
      const points = BigInt(rateOf(part, whole));
      expect(points * BigInt(whole) >= BigInt(part) * 10_000n).toBe(true);
      if (points > 0n) expect((points - 1n) * BigInt(whole) < BigInt(part) * 10_000n).toBe(true);
    }),
  );
});

test("1003 split in two is 502 and 501", () => {
  expect(allocate(1003, [1, 1])).toEqual([502, 501]);
});

test("one fen goes to the first share that has a weight", () => {
  expect(allocate(1, [0, 3, 3])).toEqual([0, 1, 0]);
});

test("a refund is split like the payment it takes back", () => {
  expect(allocate(-1003, [1, 1])).toEqual([-502, -501]);
});

const weights = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
  .filter((list) => list.some((weight) => weight > 0));

test("shares always sum to the whole", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (total, list) => {
      expect(allocate(total, list).reduce((sum, share) => sum + share, 0)).toBe(total);
    }),
  );
});

test("every share is less than one minor unit from its true size, and nothing for no weight", () => {
  fc.assert(
    fc.property(amount, weights, (total, list) => {
      const all = BigInt(list.reduce((sum, weight) => sum + weight, 0));
      const shares = allocate(total, list);
      list.forEach((weight, index) => {
        const error = BigInt(shares[index] ?? 0) * all - BigInt(total) * BigInt(weight);
        expect(error > -all && error < all).toBe(true);
        if (weight === 0) expect(shares[index]).toBe(0);
      });
    }),
  );
});

test("nothing is split among nobody, nor by half or negative weights", () => {
  expect(() => allocate(100, [])).toThrow("no shares");
  expect(() => allocate(100, [0, 0])).toThrow("no shares");
  expect(() => allocate(100, [1, -1])).toThrow("below zero");
  expect(() => allocate(100, [0.5])).toThrow("whole number");
});
