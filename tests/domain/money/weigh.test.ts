import fc from "fast-check";
import { expect, test } from "vitest";
import { cashAtRisk } from "#app/domain/money/cash-at-risk.ts";
import { type Deal, type DealKind, dealKinds, guaranteedMinor, venueCost } from "#app/domain/money/deal.ts";
import { outlook } from "#app/domain/money/outlook.ts";
import { weigh } from "#app/domain/money/weigh.ts";

const evening = {
  deal: { kind: "fixed-fee", feeMinor: 600_000 } as Deal,
  priceMinor: 49_900,
  seats: 60,
  otherFixedMinor: 150_000,
  otherPerHeadMinor: 8000,
  perTicket: 0,
  sunkMinor: 0,
  versus: null,
};

test("a deposit of 3,000 and 400 spent are 3,400 at risk", () => {
  expect(cashAtRisk({ venueMinor: 300_000, otherMinor: 40_000, feesMinor: 0 })).toBe(340_000);
});

test("ninety minutes at 100.01 an hour are 150.02, and no float is near", () => {
  expect(guaranteedMinor({ kind: "per-hour", perHourMinor: 10_001, minutes: 90 })).toBe(15_002);
});

test("a share after fees is taken of what is left of the revenue", () => {
  const turnout = { heads: 1, revenueMinor: 49_900, feesMinor: 1900 };
  expect(venueCost({ kind: "revenue-share", share: 3000 }, turnout)).toBe(14_970);
  expect(venueCost({ kind: "revenue-share", share: 3000, afterFees: true }, turnout)).toBe(14_400);
});

test("fees that are larger than the revenue leave nothing to share", () => {
  const turnout = { heads: 0, revenueMinor: 100, feesMinor: 200 };
  expect(venueCost({ kind: "revenue-share", share: 3000, afterFees: true }, turnout)).toBe(0);
});

const amount = fc.integer({ min: 0, max: 900_000 });
const points = fc.integer({ min: 0, max: 10_000 });
const makers: Record<DealKind, fc.Arbitrary<Deal>> = {
  "fixed-fee": fc.record({ kind: fc.constant("fixed-fee" as const), feeMinor: amount }),
  "revenue-share": fc.record({
    kind: fc.constant("revenue-share" as const),
    share: points,
    afterFees: fc.boolean(),
  }),
  "per-head": fc.record({ kind: fc.constant("per-head" as const), perHeadMinor: amount }),
  "minimum-spend": fc.record({
    kind: fc.constant("minimum-spend" as const),
    minimumMinor: amount,
    perHeadMinor: fc.integer({ min: 0, max: 60_000 }),
  }),
  "fixed-plus-share": fc.record({
    kind: fc.constant("fixed-plus-share" as const),
    feeMinor: amount,
    share: points,
    afterFees: fc.boolean(),
  }),
  "per-hour": fc.record({
    kind: fc.constant("per-hour" as const),
    perHourMinor: amount,
    minutes: fc.integer({ min: 1, max: 2160 }),
  }),
};

test.each(dealKinds)("under a %s deal break-even is the least n with profit ≥ 0, by search", (kind) => {
  const money = fc.integer({ min: 0, max: 90_000 });
  fc.assert(
    fc.property(
      makers[kind],
      money,
      fc.integer({ min: 1, max: 80 }),
      points,
      (deal, priceMinor, seats, rate) => {
        const said = weigh({ ...evening, deal, priceMinor, seats, perTicket: rate });
        const fee = Number((BigInt(priceMinor) * BigInt(rate) * 2n + 10_000n) / 20_000n);
        const profitAt = (heads: number) =>
          heads * priceMinor -
          venueCost(deal, { heads, revenueMinor: heads * priceMinor, feesMinor: heads * fee });
        const takeHomeAt = (heads: number) => profitAt(heads) - heads * fee - 150_000 - heads * 8000;
        const least = (at: (heads: number) => number) => {
          for (let heads = 0; heads <= seats; heads += 1) if (at(heads) >= 0) return heads;
          return null;
        };
        expect(said.onProfit).toBe(least(profitAt));
        expect(said.onTakeHome).toBe(least(takeHomeAt));
        for (const point of said.curve) {
          expect(Number.isSafeInteger(point.venueMinor)).toBe(true);
          expect(point.resultMinor).toBe(profitAt(point.heads));
        }
      },
    ),
  );
});

test.each(dealKinds)("under a %s deal the outlook of an evening agrees with its curve", (kind) => {
  fc.assert(
    fc.property(
      makers[kind],
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      (deal, sold, left) => {
        const seats = (count: number) => Array.from({ length: count }, () => 49_900);
        const said = outlook({
          prices: { sold: seats(sold), remaining: seats(left) },
          revenueMinor: sold * 49_900,
          refundsDueMinor: 0,
          deal,
          venueHeads: sold,
          feesMinor: 0,
          capturedMinor: 0,
        });
        expect(said.curve).toHaveLength(sold + left + 1);
        expect(said.curve[sold]?.venueMinor).toBe(
          venueCost(deal, { heads: sold, revenueMinor: sold * 49_900 }),
        );
        expect(said.fullHouseMinor).toBe(said.curve.at(-1)?.resultMinor);
      },
    ),
  );
});

test("gifts whom the venue counts, and no-shows whom it does not, move the cost of every number", () => {
  const known = {
    prices: { sold: [49_900], remaining: [49_900] },
    revenueMinor: 49_900,
    refundsDueMinor: 0,
    deal: { kind: "per-head", perHeadMinor: 8000 } as const,
    feesMinor: 0,
    capturedMinor: 0,
  };
  const costs = (venueHeads: number) =>
    outlook({ ...known, venueHeads }).curve.map(({ venueMinor }) => venueMinor);
  expect(costs(3)).toEqual([16_000, 24_000, 32_000]);
  expect(costs(0)).toEqual([0, 0, 8000]);
});
