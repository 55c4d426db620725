import fc from "fast-check";
import { expect, test } from "vitest";
import { type AtRisk, riskAt, riskDates, riskPeak } from "#app/domain/money/risk.ts";
import type { Terms } from "#app/domain/venues/terms.ts";

const DAY = 86_400_000;
const start = new Date("2031-03-22T11:00:00Z");
const daysBefore = (days: number) => new Date(start.getTime() - days * DAY);
const terms: Terms = {
  deal: { kind: "fixed-fee", feeMinor: 600_000 },
  headBasis: "paid",
  depositMinor: 300_000,
  depositPoints: null,
  depositDueAt: daysBefore(10),
  cancellation: [
    { days: 14, percent: 0 },
    { days: 3, percent: 50 },
  ],
  note: "",
};
const evening: AtRisk = {
  booking: { terms, startsAt: start, depositPaid: false },
  ...{ otherMinor: 40_000, feesMinor: 0, until: start },
};

test("with a deposit of 3,000 that stays and 400 spent, 3,400 are at risk", () => {
  expect(riskAt(evening, daysBefore(5))).toBe(340_000);
});

test("the coming dates: free until then, a deposit, dearer, and the start after which nothing can be called off", () => {
  const points = riskDates([evening], daysBefore(20));
  expect(points.map(({ kinds, riskMinor, depositMinor }) => [kinds.join(), riskMinor, depositMinor])).toEqual(
    [
      ["now", 40_000, 0],
      ["free-until", 340_000, 0],
      ["deposit", 340_000, 300_000],
      ["dearer", 640_000, 0],
      ["start", 0, 0],
    ],
  );
  expect(riskPeak(points)?.at).toEqual(daysBefore(3));
});

test("a deposit that is paid is no date to come, and dates that are over are left out", () => {
  const paid = { ...evening, booking: { terms, startsAt: start, depositPaid: true } };
  expect(riskDates([paid], daysBefore(4)).map(({ kinds }) => kinds.join())).toEqual([
    "now",
    "dearer",
    "start",
  ]);
});

test("nothing planned is nothing at risk", () => {
  const now = daysBefore(1);
  expect(riskDates([], now)).toEqual([{ at: now, kinds: ["now"], riskMinor: 0, depositMinor: 0 }]);
});

const someEvening = fc
  .record({
    lasts: fc.integer({ min: 1, max: 60 }),
    fee: fc.integer({ min: 0, max: 900_000 }),
    other: fc.integer({ min: 0, max: 90_000 }),
    rungs: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }),
  })
  .map(({ lasts, fee, other, rungs }): AtRisk => {
    const until = new Date(start.getTime() + lasts * DAY);
    const cancellation = [...rungs].sort((a, b) => b - a).map((days, n) => ({ days, percent: n * 20 }));
    const own: Terms = {
      ...terms,
      deal: { kind: "fixed-fee", feeMinor: fee },
      depositMinor: 0,
      depositDueAt: null,
    };
    return {
      booking: { terms: { ...own, cancellation }, startsAt: until, depositPaid: false },
      ...{ otherMinor: other, feesMinor: 0, until },
    };
  });

test("all together at any moment is the sum of each, and between two dates nothing changes", () => {
  fc.assert(
    fc.property(
      fc.array(someEvening, { maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, part) => {
        const points = riskDates(all, start);
        for (const [n, point] of points.entries()) {
          const next = points[n + 1];
          const from = point.at.getTime() + (n === 0 ? 0 : 1);
          // Two dates may be a thousandth of a second apart: then there is nothing between them but the later one.
          const last = Math.max(from, next ? next.at.getTime() - 1 : from);
          const at = new Date(Math.floor(from + part * (last - from)));
          expect(all.reduce((sum, one) => sum + riskAt(one, at), 0)).toBe(point.riskMinor);
        }
        expect(points.at(-1)?.riskMinor).toBe(0);
      },
    ),
  );
});
