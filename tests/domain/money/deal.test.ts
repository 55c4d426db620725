import fc from "fast-check";
import { expect, test } from "vitest";
import { cheaperFrom, type Deal, venueCost } from "#app/domain/money/deal.ts";

const full = { heads: 24, revenueMinor: 24 * 49_900 };

test.each([
  [{ kind: "fixed-fee", feeMinor: 600_000 }, 600_000],
  [{ kind: "revenue-share", share: 3000 }, 359_280],
  [{ kind: "per-head", perHeadMinor: 8000 }, 192_000],
  [{ kind: "minimum-spend", minimumMinor: 300_000, perHeadMinor: 8000 }, 300_000],
  [{ kind: "minimum-spend", minimumMinor: 100_000, perHeadMinor: 8000 }, 192_000],
  [{ kind: "fixed-plus-share", feeMinor: 200_000, share: 1000 }, 319_760],
] satisfies [Deal, number][])("24 heads at 499 under %o cost %i fen", (deal, cost) => {
  expect(venueCost(deal, full)).toBe(cost);
});

test.each([
  [{ kind: "fixed-fee", feeMinor: 600_000 }, 600_000],
  [{ kind: "revenue-share", share: 3000 }, 0],
  [{ kind: "per-head", perHeadMinor: 8000 }, 0],
  [{ kind: "minimum-spend", minimumMinor: 300_000, perHeadMinor: 8000 }, 300_000],
  [{ kind: "fixed-plus-share", feeMinor: 200_000, share: 1000 }, 200_000],
] satisfies [Deal, number][])("an empty house under %o costs %i fen", (deal, cost) => {
  expect(venueCost(deal, { heads: 0, revenueMinor: 0 })).toBe(cost);
});

test("money that went back never makes a revenue share a payment to us", () => {
  expect(venueCost({ kind: "revenue-share", share: 3000 }, { heads: 0, revenueMinor: -49_900 })).toBe(0);
});

test("on venue cost alone, a fixed 6,000 beats the 30 % share from 41 heads", () => {
  const prices = Array.from({ length: 60 }, () => 49_900);
  const fixed: Deal = { kind: "fixed-fee", feeMinor: 600_000 };
  const share: Deal = { kind: "revenue-share", share: 3000 };
  expect(cheaperFrom(fixed, share, prices)).toBe(41);
  expect(cheaperFrom(share, fixed, prices)).toBe(0);
});

test("a fixed fee that no full house makes up for is never cheaper", () => {
  const prices = Array.from({ length: 24 }, () => 49_900);
  expect(
    cheaperFrom({ kind: "fixed-fee", feeMinor: 600_000 }, { kind: "revenue-share", share: 3000 }, prices),
  ).toBe(null);
});

test("equal deals beat each other nowhere", () => {
  const deal: Deal = { kind: "per-head", perHeadMinor: 8000 };
  expect(cheaperFrom(deal, deal, [1, 2, 3])).toBe(null);
});

test("from the number named on, and not one head earlier, the first deal costs less", () => {
  const fee = fc.integer({ min: 1, max: 2_000_000 });
  const points = fc.integer({ min: 1, max: 6000 });
  fc.assert(
    fc.property(fee, points, fc.integer({ min: 1, max: 100_000 }), (feeMinor, share, price) => {
      const prices = Array.from({ length: 120 }, () => price);
      const from = cheaperFrom({ kind: "fixed-fee", feeMinor }, { kind: "revenue-share", share }, prices);
      const shareAt = (heads: number) =>
        venueCost({ kind: "revenue-share", share }, { heads, revenueMinor: heads * price });
      if (from === null) expect(shareAt(120)).toBeLessThanOrEqual(feeMinor);
      else {
        expect(shareAt(from)).toBeGreaterThan(feeMinor);
        expect(shareAt(from - 1)).toBeLessThanOrEqual(feeMinor);
      }
    }),
  );
});
