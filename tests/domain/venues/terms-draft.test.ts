import fc from "fast-check";
import { expect, test } from "vitest";
import { dealKinds } from "#app/domain/money/deal.ts";
import { readBooking } from "#app/domain/venues/booking-draft.ts";
import { type BookingFields, blankBooking } from "#app/domain/venues/booking-fields.ts";
import { freeUntil, owedPercent } from "#app/domain/venues/cancellation.ts";
import { owedOnCancel, type Terms } from "#app/domain/venues/terms.ts";
import { readTerms, termsFields } from "#app/domain/venues/terms-draft.ts";

const place = {
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  now: new Date("2026-11-21T04:00:00Z"),
  capacity: 40,
};
const evening = { ...blankBooking, date: "2026-12-05", startTime: "18:00", endTime: "21:30" };

function read(change: Partial<BookingFields>) {
  return readBooking({ ...evening, ...change }, place);
}

function terms(change: Partial<BookingFields>): Terms {
  const booking = read(change);
  if (!booking.ok) throw new Error(JSON.stringify(booking.problems));
  return booking.booking.terms;
}

test.each([
  [
    { kind: "fixed-fee", fee: "6,000" },
    { kind: "fixed-fee", feeMinor: 600_000 },
  ],
  [
    { kind: "revenue-share", share: "12.5 %" },
    { kind: "revenue-share", share: 1250 },
  ],
  [
    { kind: "revenue-share", share: "３０", feeBearer: "both" },
    { kind: "revenue-share", share: 3000, afterFees: true },
  ],
  [
    { kind: "per-head", perHead: "80" },
    { kind: "per-head", perHeadMinor: 8000 },
  ],
  [
    { kind: "minimum-spend", minimum: "3000", perHead: "80.50" },
    { kind: "minimum-spend", minimumMinor: 300_000, perHeadMinor: 8050 },
  ],
  [
    { kind: "fixed-plus-share", fee: "2000", share: "10" },
    { kind: "fixed-plus-share", feeMinor: 200_000, share: 1000 },
  ],
  [
    { kind: "per-hour", perHour: "500" },
    { kind: "per-hour", perHourMinor: 50_000, minutes: 210 },
  ],
])("%o is read as %o", (typed, deal) => {
  expect(terms(typed).deal).toEqual(deal);
});

test.each([
  ["a share above the whole", { kind: "revenue-share", share: "100.01" }, { share: "share-above-whole" }],
  ["a negative share", { kind: "revenue-share", share: "-5" }, { share: "not-a-percentage" }],
  ["a thousandth of a percent", { kind: "revenue-share", share: "1.005" }, { share: "not-a-percentage" }],
  ["no share", { kind: "fixed-plus-share", fee: "1", share: "" }, { share: "missing" }],
  ["a negative price per head", { kind: "per-head", perHead: "-80" }, { perHead: "not-money" }],
  [
    "an absurd minimum",
    { kind: "minimum-spend", minimum: "1000000.01", perHead: "1" },
    { minimum: "too-much-money" },
  ],
  [
    "a deposit above the fee",
    { fee: "6000", depositKind: "amount", deposit: "6000.01" },
    { deposit: "deposit-above-fee" },
  ],
  [
    "a deposit of more than all of it",
    { fee: "6000", depositKind: "percent", deposit: "101" },
    { deposit: "deposit-above-fee" },
  ],
  [
    "a percentage of nothing certain",
    { kind: "per-head", perHead: "80", depositKind: "percent", deposit: "50" },
    { deposit: "deposit-needs-fee" },
  ],
  [
    "a deposit due yesterday",
    { fee: "6000", depositKind: "amount", deposit: "1", depositDue: "2026-11-20" },
    { depositDue: "in-past" },
  ],
  [
    "a deposit due after the evening",
    { fee: "6000", depositKind: "amount", deposit: "1", depositDue: "2026-12-06" },
    { depositDue: "due-after-start" },
  ],
  [
    "a ladder that gets cheaper",
    {
      fee: "1",
      cancellation: [
        { days: "14", percent: "50" },
        { days: "7", percent: "20" },
      ],
    },
    { cancel0Days: "bad-cancellation" },
  ],
  [
    "a ladder above the whole",
    { fee: "1", cancellation: [{ days: "14", percent: "101" }] },
    { cancel0Days: "bad-cancellation" },
  ],
  [
    "a ladder of words",
    { fee: "1", cancellation: [{ days: "两周", percent: "50" }] },
    { cancel0Days: "bad-cancellation" },
  ],
  ["more heads than the place holds", { fee: "1", expectedHeads: "41" }, { expectedHeads: "above-capacity" }],
  ["a day of setting up", { fee: "1", setupMinutes: "721" }, { setupMinutes: "out-of-range" }],
  ["a negative clean-up", { fee: "1", cleanupMinutes: "-5" }, { cleanupMinutes: "not-a-number" }],
])("%s is refused beside its field", (_what, change, problems) => {
  expect(read(change)).toEqual({ ok: false, problems });
});

test("half of a fixed 6,000 is a deposit of 3,000, due until the end of its day", () => {
  const agreed = terms({
    fee: "6000",
    depositKind: "percent",
    deposit: "50",
    depositDue: "2026-11-28",
  });
  expect(agreed).toMatchObject({ depositMinor: 300_000, depositPoints: 5000 });
  expect(agreed.depositDueAt).toEqual(new Date("2026-11-28T15:59:00Z"));
});

test("hours are counted by the clock of the world: a night on which clocks go forward is an hour shorter", () => {
  const night = { date: "2027-03-13", startTime: "22:00", endTime: "04:00", endsNextDay: true };
  const booking = readBooking(
    { ...blankBooking, ...night, kind: "per-hour", perHour: "100" },
    { ...place, timeZone: "America/New_York" },
  );
  expect(booking.ok && booking.booking.terms.deal).toMatchObject({ minutes: 300 });
});

test("what is stored and shown again reads as the same, for every deal", () => {
  const money = fc.integer({ min: 0, max: 99_999_999 }).map((minor) => minor);
  const points = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...dealKinds),
      money,
      money,
      points,
      fc.boolean(),
      (kind, a, b, share, both) => {
        const typed = {
          ...blankBooking,
          kind,
          fee: `${Math.floor(a / 100)}.${String(a % 100).padStart(2, "0")}`,
          perHead: `${Math.floor(b / 100)}.${String(b % 100).padStart(2, "0")}`,
          minimum: String(Math.floor(a / 100)),
          perHour: String(Math.floor(b / 100)),
          share: `${Math.floor(share / 100)}.${String(share % 100).padStart(2, "0")}`,
          feeBearer: both ? "both" : "organiser",
          headBasis: both ? "arrived" : "paid",
        };
        const span = { startsAt: new Date("2026-12-05T10:00:00Z"), endsAt: new Date("2026-12-05T13:30:00Z") };
        const first = readTerms(typed, { ...place, span });
        if (!first.ok) throw new Error(JSON.stringify(first.problems));
        const again = readTerms(termsFields(first.terms, place), { ...place, span });
        expect(again).toEqual(first);
      },
    ),
  );
});

const startsAt = new Date("2026-12-05T10:00:00Z");
const before = (days: number) => new Date(startsAt.getTime() - days * 86_400_000);
const ladder = [
  { days: 14, percent: 0 },
  { days: 7, percent: 50 },
];

test("a cancellation costs nothing until fourteen days before, half until seven, then all", () => {
  expect([15, 14, 13.9, 7, 6.9, 0].map((days) => owedPercent(ladder, startsAt, before(days)))).toEqual([
    0, 0, 50, 50, 100, 100,
  ]);
  expect(freeUntil(ladder, startsAt)).toEqual(before(14));
  expect(freeUntil([{ days: 7, percent: 50 }], startsAt)).toBe(null);
});

test("half of 6,000 is owed ten days before; under a share the deposit is", () => {
  const fixed = terms({ fee: "6000" });
  expect(owedOnCancel({ ...fixed, cancellation: ladder }, startsAt, before(10))).toBe(300_000);
  const share = terms({ kind: "revenue-share", share: "30", depositKind: "amount", deposit: "3000" });
  expect(owedOnCancel({ ...share, cancellation: ladder }, startsAt, before(1))).toBe(300_000);
  expect(owedOnCancel(terms({ kind: "per-head", perHead: "80" }), startsAt, before(1))).toBe(0);
});

test("without a ladder all of it is owed at any time", () => {
  expect(owedOnCancel(terms({ fee: "6000" }), startsAt, before(100))).toBe(600_000);
});
