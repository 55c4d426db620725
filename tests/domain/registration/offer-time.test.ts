import fc from "fast-check";
import { expect, test } from "vitest";
import { extendedOffer, seatOfferEnds } from "#app/domain/registration/offer-time.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = new Date("2026-12-01T04:00:00Z");
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);

test.each([
  ["two weeks before sales end", 14 * 24 * HOUR, 12 * HOUR],
  ["two days before", 48 * HOUR, 12 * HOUR],
  ["a day before", 24 * HOUR, 6 * HOUR],
  ["four hours before", 4 * HOUR, 1 * HOUR],
  ["an hour before", 1 * HOUR, 30 * MINUTE],
  ["ten minutes before", 10 * MINUTE, 10 * MINUTE],
])("a seat offered for twelve hours %s is kept as long as the rule says", (_, left, kept) => {
  expect(seatOfferEnds({ hours: 12, salesCloseAt: after(left) }, now)).toEqual(after(kept));
});

test("once sales are over nothing is offered", () => {
  expect(seatOfferEnds({ hours: 12, salesCloseAt: now }, now)).toBeNull();
  expect(seatOfferEnds({ hours: 12, salesCloseAt: after(-1) }, now)).toBeNull();
});

test("an offer always ends after now, never past the end of sales, never later than its hours", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 168 }),
      fc.integer({ min: 1, max: 60 * 24 * HOUR }),
      (hours, left) => {
        const until = seatOfferEnds({ hours, salesCloseAt: after(left) }, now)?.getTime() ?? 0;
        expect(until).toBeGreaterThan(now.getTime());
        expect(until).toBeLessThanOrEqual(now.getTime() + Math.min(left, hours * HOUR));
        const wholeQuarter = Math.max(30 * MINUTE, left / 4);
        expect(until - now.getTime()).toBeLessThanOrEqual(wholeQuarter);
      },
    ),
  );
});

test("an extension adds its hours, stops at the end of sales, and is nothing when there is no more time", () => {
  const offer = { until: after(HOUR), hours: 2, salesCloseAt: after(10 * HOUR) };
  expect(extendedOffer(offer, now)).toEqual(after(3 * HOUR));
  expect(extendedOffer({ ...offer, salesCloseAt: after(2 * HOUR) }, now)).toEqual(after(2 * HOUR));
  expect(extendedOffer({ ...offer, salesCloseAt: after(HOUR) }, now)).toBeNull();
});
