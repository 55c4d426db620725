import fc from "fast-check";
import { expect, test } from "vitest";
import { breakEven, type CostPlan, resultByHeads } from "#app/domain/money/break-even.ts";
import type { Deal } from "#app/domain/money/deal.ts";
import { minorDigits } from "#app/domain/money/money.ts";

function seats(count: number, priceMinor = 49_900) {
  return { sold: [], remaining: Array.from({ length: count }, () => priceMinor) };
}
const fixed6000: Deal = { kind: "fixed-fee", feeMinor: 600_000 };
const free: Deal = { kind: "fixed-fee", feeMinor: 0 };

test("a fixed 6,000 at 499 a head breaks even with 13", () => {
  expect(breakEven({ prices: seats(24), costs: { venue: fixed6000 } })).toBe(13);
});

test("6,000 and 1,500 other, 80 a head: 18", () => {
  const costs = { venue: fixed6000, fixedMinor: 150_000, perHeadMinor: 8000 };
  expect(breakEven({ prices: seats(24), costs })).toBe(18);
});

test("the same with 3,400 already sunk: going ahead beats cancelling from 10", () => {
  const costs = { venue: fixed6000, fixedMinor: 150_000, perHeadMinor: 8000 };
  expect(breakEven({ prices: seats(24), costs, sunkMinor: 340_000 })).toBe(10);
});

test("10 % commission on every ticket with 7,500 fixed and 80 a head: 21", () => {
  const costs = { venue: fixed6000, fixedMinor: 150_000, perHeadMinor: 8000, perTicket: 1000 };
  expect(breakEven({ prices: seats(24), costs })).toBe(21);
});

test("a 30 % share instead of the 6,000, with 1,500 other and 80 a head: 6", () => {
  const costs: CostPlan = {
    venue: { kind: "revenue-share", share: 3000 },
    fixedMinor: 150_000,
    perHeadMinor: 8000,
  };
  expect(breakEven({ prices: seats(24), costs })).toBe(6);
});

test("a free room breaks even with nobody", () => {
  expect(breakEven({ prices: seats(24), costs: { venue: free } })).toBe(0);
});

test("a room dearer than a full house never breaks even", () => {
  expect(breakEven({ prices: seats(12), costs: { venue: fixed6000 } })).toBe(null);
});

test("a ticket cheaper than its own cost never breaks even", () => {
  expect(breakEven({ prices: seats(24, 7000), costs: { venue: fixed6000, perHeadMinor: 8000 } })).toBe(null);
});

test("no seats and a fee never break even; no seats and no fee do", () => {
  expect(breakEven({ prices: seats(0), costs: { venue: fixed6000 } })).toBe(null);
  expect(breakEven({ prices: seats(0), costs: { venue: free } })).toBe(0);
});

test("sold seats count at their prices and the remaining ones cheapest first", () => {
  const prices = { sold: [50_000, 50_000], remaining: [40_000, 10_000, 20_000] };
  const costs: CostPlan = { venue: { kind: "fixed-fee", feeMinor: 130_000 } };
  expect(resultByHeads({ prices, costs })).toEqual([-130_000, -80_000, -30_000, -20_000, 0, 40_000]);
  expect(breakEven({ prices, costs })).toBe(4);
});

test("what a late cancellation left here lowers the number", () => {
  const costs = { venue: fixed6000 };
  expect(breakEven({ prices: seats(24), costs, otherIncomeMinor: 100_000 })).toBe(11);
});

test("the result with every sold head is exactly money in less money out", () => {
  const prices = { sold: [49_900, 39_900, 0], remaining: [49_900] };
  const results = resultByHeads({ prices, costs: { venue: fixed6000 }, otherIncomeMinor: 9980 });
  expect(results[3]).toBe(49_900 + 39_900 + 9980 - 600_000);
});

const price = fc.integer({ min: 0, max: 200_000 });
const deal: fc.Arbitrary<Deal> = fc.oneof(
  fc.record({ kind: fc.constant("fixed-fee" as const), feeMinor: fc.integer({ min: 0, max: 2_000_000 }) }),
  fc.record({ kind: fc.constant("revenue-share" as const), share: fc.integer({ min: 0, max: 9000 }) }),
  fc.record({ kind: fc.constant("per-head" as const), perHeadMinor: fc.integer({ min: 0, max: 60_000 }) }),
  fc.record({
    kind: fc.constant("minimum-spend" as const),
    minimumMinor: fc.integer({ min: 0, max: 900_000 }),
    perHeadMinor: fc.integer({ min: 0, max: 60_000 }),
  }),
  fc.record({
    kind: fc.constant("fixed-plus-share" as const),
    feeMinor: fc.integer({ min: 0, max: 900_000 }),
    share: fc.integer({ min: 0, max: 9000 }),
  }),
);
const question = fc.record({
  prices: fc.record({
    sold: fc.array(price, { maxLength: 30 }),
    remaining: fc.array(price, { maxLength: 30 }),
  }),
  costs: fc.record({
    venue: deal,
    fixedMinor: fc.integer({ min: 0, max: 500_000 }),
    perHeadMinor: fc.integer({ min: 0, max: 20_000 }),
    perTicket: fc.integer({ min: 0, max: 2000 }),
  }),
  sunkMinor: fc.integer({ min: 0, max: 500_000 }),
});

test("break-even is the least number: it reaches the goal and every smaller one does not", () => {
  fc.assert(
    fc.property(question, (asked) => {
      const results = resultByHeads(asked);
      const least = breakEven(asked);
      const until = least ?? results.length;
      for (let heads = 0; heads < until; heads += 1) expect(results[heads]).toBeLessThan(-asked.sunkMinor);
      if (least !== null) expect(results[least]).toBeGreaterThanOrEqual(-asked.sunkMinor);
    }),
  );
});

test("with one price it is the textbook's F ÷ (p − v), rounded up", () => {
  const whole = fc.integer({ min: 1, max: 2_000_000 });
  fc.assert(
    fc.property(
      whole,
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 1, max: 60_000 }),
      (f, v, margin) => {
        const needed = (BigInt(f) + BigInt(margin) - 1n) / BigInt(margin);
        const costs: CostPlan = { venue: { kind: "fixed-fee", feeMinor: f }, perHeadMinor: v };
        const least = breakEven({ prices: seats(200, v + margin), costs });
        expect(least).toBe(needed <= 200n ? Number(needed) : null);
      },
    ),
  );
});

test("the currency only moves the point: the same numbers break even at the same head in yen and dinar", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("CNY", "JPY", "KWD", "USD"),
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 900 }),
      (currency, fee, ticket) => {
        const scale = 10 ** minorDigits(currency);
        const costs: CostPlan = { venue: { kind: "fixed-fee", feeMinor: fee * scale } };
        const least = breakEven({ prices: seats(100, ticket * scale), costs });
        const needed = Math.ceil(fee / ticket);
        expect(least).toBe(needed <= 100 ? needed : null);
      },
    ),
  );
});

test("the order in which seats are listed changes nothing", () => {
  fc.assert(
    fc.property(question, (asked) => {
      const { sold, remaining } = asked.prices;
      const turned = { sold: [...sold].reverse(), remaining: [...remaining].reverse() };
      expect(breakEven({ ...asked, prices: turned })).toBe(breakEven(asked));
    }),
  );
});
