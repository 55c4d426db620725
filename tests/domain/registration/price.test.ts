import fc from "fast-check";
import { expect, test } from "vitest";
import { type CodeWorth, priceOf } from "#app/domain/registration/price.ts";

const now = new Date("2026-11-21T12:00:00Z");
const later = new Date("2026-11-21T12:00:01Z");
const plain = { seatMinor: 49_900, earlyBirdMinor: null, earlyBirdUntil: null, code: null };

test("a seat costs what its step says when nothing else is on", () => {
  expect(priceOf(plain, now)).toEqual({ listMinor: 49_900, priceMinor: 49_900 });
});

test("the early price holds until its moment and not in it, and never makes a seat dearer", () => {
  const early = { ...plain, earlyBirdMinor: 39_900 };
  expect(priceOf({ ...early, earlyBirdUntil: later }, now).priceMinor).toBe(39_900);
  expect(priceOf({ ...early, earlyBirdUntil: now }, now).priceMinor).toBe(49_900);
  expect(priceOf({ ...early, seatMinor: 10_000, earlyBirdUntil: later }, now).priceMinor).toBe(10_000);
});

test.each<[string, number, CodeWorth, number]>([
  ["12.5 fen off are 13", 250, { percent: 5 }, 237],
  ["12.4 fen off are 12", 248, { percent: 5 }, 236],
  ["everything off costs nothing", 49_900, { percent: 100 }, 0],
  ["an amount comes off whole", 49_900, { amountMinor: 5_000 }, 44_900],
  ["an amount above the price costs nothing", 3_000, { amountMinor: 5_000 }, 0],
])("a code: %s", (_, seatMinor, code, priceMinor) => {
  expect(priceOf({ ...plain, seatMinor, code }, now)).toEqual({ listMinor: seatMinor, priceMinor });
});

test("a price is a whole number between 0 and the list price, which is never above the seat's", () => {
  const code = fc.oneof(
    fc.constant(null),
    fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ amountMinor: fc.integer({ min: 1, max: 2_000_000_000 }) }),
  );
  fc.assert(
    fc.property(
      fc.nat(2_000_000_000),
      fc.option(fc.nat(2_000_000_000)),
      code,
      (seatMinor, earlyBirdMinor, worth) => {
        const { listMinor, priceMinor } = priceOf(
          { seatMinor, earlyBirdMinor, earlyBirdUntil: later, code: worth },
          now,
        );
        expect(Number.isSafeInteger(priceMinor)).toBe(true);
        expect(priceMinor).toBeGreaterThanOrEqual(0);
        expect(priceMinor).toBeLessThanOrEqual(listMinor);
        expect(listMinor).toBeLessThanOrEqual(seatMinor);
      },
    ),
  );
});
