import fc from "fast-check";
import { expect, test } from "vitest";
import { priceRanges, readPriceSteps, seatPrice, seatPrices } from "#app/domain/events/price-steps.ts";
import { readSales, salesFields, usualSales } from "#app/domain/events/sales-fields.ts";
import { noSide, readSides } from "#app/domain/events/side-draft.ts";
import { sidePrices } from "#app/domain/events/side-prices.ts";
import { readSteps, type StepFields, stepFields } from "#app/domain/events/step-fields.ts";

const now = new Date("2026-11-21T04:00:00Z");
const worked = {
  steps: [1, 2, 3, 4].map((n) => ({ upTo: n * 100, priceMinor: n * 100_000 })),
  priceMinor: 500_000,
};

const rising = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }),
    fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 7, maxLength: 7 }),
  )
  .map(([numbers, amounts]) => {
    const [ups, prices] = [numbers.sort((a, b) => a - b), amounts.sort((a, b) => a - b)];
    const steps = ups.map((upTo, n) => ({ upTo, priceMinor: prices[n] ?? 0 }));
    return { steps, priceMinor: prices[6] ?? 0 };
  });

test("the worked ladder sells out at exactly 1,500,000.00; seat 100 pays 1,000 and seat 101 pays 2,000", () => {
  expect(seatPrices(worked, 500).reduce((sum, price) => sum + price, 0)).toBe(150_000_000);
  expect([100, 101, 400, 401, 500].map((number) => seatPrice(worked, number))).toEqual([
    100_000, 200_000, 400_000, 500_000, 500_000,
  ]);
});

test("the ranges told to everybody say of each seat exactly its price, without gap or overlap", () => {
  fc.assert(
    fc.property(rising, fc.integer({ min: 1, max: 300 }), (ladder, capacity) => {
      const said = priceRanges(ladder, capacity).flatMap(({ from, to, priceMinor }) =>
        Array.from({ length: to - from + 1 }, () => priceMinor),
      );
      expect(said).toEqual(seatPrices(ladder, capacity));
    }),
  );
});

test("every ladder survives its form and its column", () => {
  fc.assert(
    fc.property(rising, fc.constantFrom("CNY", "JPY"), ({ steps, priceMinor }, currency) => {
      const read = readSteps(stepFields(steps, currency), { currency, capacity: 300, priceMinor });
      expect(read).toEqual({ ok: true, steps });
      expect(readPriceSteps(JSON.parse(JSON.stringify(steps)))).toEqual(steps);
    }),
  );
});

const frame = { currency: "CNY", capacity: 20, priceMinor: 49_900 };
const step = (upTo: string, price: string): StepFields => ({ upTo, price });

test.each<[StepFields[], Record<string, string>]>([
  [[step("10", "399"), step("10", "449")], { Step1UpTo: "steps-not-rising" }],
  [[step("10", "399"), step("5", "449")], { Step1UpTo: "steps-not-rising" }],
  [[step("21", "399")], { Step0UpTo: "step-above-capacity" }],
  [[step("10", "449"), step("15", "399")], { Step1Price: "step-price-falls" }],
  [[step("10", "500")], { Step0Price: "step-above-price" }],
  [[step("10", "-1")], { Step0Price: "not-money" }],
  [[step("10", "399.005")], { Step0Price: "not-money" }],
  [[step("10", "1000000")], { Step0Price: "too-much-money" }],
  [[step("十", "399")], { Step0UpTo: "not-a-number" }],
  [[step("0", "399")], { Step0UpTo: "out-of-range" }],
  [[step("10", "")], { Step0Price: "missing" }],
  [[step("", "399")], { Step0UpTo: "missing" }],
])("the steps %j are refused as %j", (rows, problems) => {
  expect(readSteps(rows, frame)).toEqual({ ok: false, problems });
});

test("a currency without decimals takes none in its steps", () => {
  const yen = { ...frame, currency: "JPY", priceMinor: 4_990 };
  expect(readSteps([step("10", "3990.5")], yen)).toMatchObject({ problems: { Step0Price: "not-money" } });
  expect(readSteps([step("10", "3990")], yen)).toEqual({
    ok: true,
    steps: [{ upTo: 10, priceMinor: 3_990 }],
  });
});

test("a side's problems stand beside its own fields", () => {
  const side = { ...noSide, labelZh: "甲", capacity: "12", price: "499", early: "500" };
  expect(readSides([side, { ...side, labelZh: "乙", early: "", steps: [step("13", "1")] }], "CNY")).toEqual({
    ok: false,
    problems: { side0Early: "early-above-price", side1Step0UpTo: "step-above-capacity" },
  });
});

test("of one or two sides none is left out of the balance; of three one may be", () => {
  const side = (labelZh: string, balanced: boolean) => ({
    ...noSide,
    ...{ labelZh, balanced, capacity: "2", price: "1" },
  });
  const balance = (count: number) => {
    const read = readSides([side("甲", true), side("乙", false), side("丙", true)].slice(0, count), "CNY");
    return read.ok && read.sides.map(({ balanced }) => balanced);
  };
  expect(balance(2)).toEqual([true, true]);
  expect(balance(3)).toEqual([true, false, true]);
});

const sales = {
  timeZone: "Asia/Shanghai",
  now,
  salesCloseAt: new Date("2026-12-05T11:00:00Z"),
  before: null,
};

test.each([
  [{ tolerance: "0" }, { tolerance: "out-of-range" }],
  [{ tolerance: "两" }, { tolerance: "not-a-number" }],
  [{ groupMax: "5" }, { groupMax: "out-of-range" }],
  [{ offerHours: "169" }, { offerHours: "out-of-range" }],
  [{ approvalHours: "1.5" }, { approvalHours: "not-a-number" }],
  [{ earlyDate: "2026-12-05", earlyTime: "19:01" }, { earlyDate: "early-after-close" }],
  [{ earlyDate: "2026-11-21", earlyTime: "12:00" }, { earlyDate: "in-past" }],
  [{ earlyDate: "2026-02-30", earlyTime: "12:00" }, { earlyDate: "not-a-date" }],
  [{ earlyDate: "2026-12-01", earlyTime: "" }, { earlyDate: "missing" }],
  [{ earlyTime: "12:00" }, { earlyDate: "missing" }],
  [{}, { earlyDate: "early-needs-time" }],
])("%j with an early price is refused as %j", (change, problems) => {
  const read = readSales({ ...usualSales, ...change }, { ...sales, earlyPrices: true });
  const only = "earlyDate" in problems ? problems : { ...problems, earlyDate: "early-needs-time" };
  expect(read).toEqual({ ok: false, problems: only });
});

test("an early-bird end without any early price is asked about", () => {
  const fields = { ...usualSales, earlyDate: "2026-12-01", earlyTime: "20:00" };
  const read = readSales(fields, { ...sales, earlyPrices: false });
  expect(read).toEqual({ ok: false, problems: { earlyDate: "early-needs-price" } });
});

test("an early-bird end that stays may lie in the past, and all of it survives its form", () => {
  const draft = {
    ...{ balanceTolerance: 2, groupMax: 4, offerHours: 6, approvalHours: 24, resaleAllowed: true },
    earlyBirdUntil: new Date("2026-11-20T12:00:00Z"),
  };
  const fields = salesFields(draft, "Asia/Shanghai");
  const kept = { ...sales, before: draft.earlyBirdUntil, earlyPrices: true };
  expect(readSales(fields, kept)).toEqual({ ok: true, draft });
  expect(readSales(fields, { ...kept, before: null })).toMatchObject({ problems: { earlyDate: "in-past" } });
});

test("the public prices name the next seat's price, its step, and what comes after the early price", () => {
  const row = { capacity: 500, priceMinor: 500_000, priceSteps: worked.steps, earlyBirdMinor: 80_000 };
  const until = new Date(now.getTime() + 1);
  const sale = { currency: "CNY", earlyBirdUntil: until, now };
  const early = sidePrices(row, { number: 101, minor: 200_000 }, sale);
  expect(early.price.minor).toBe(80_000);
  expect(early.early).toEqual({ until, after: { minor: 200_000, currency: "CNY" } });
  expect(early.ladder.map(({ current }) => current)).toEqual([false, true, false, false, false]);
  expect(sidePrices(row, "first", { ...sale, now: until })).toMatchObject({
    price: { minor: 100_000 },
    early: null,
  });
  expect(sidePrices({ ...row, priceSteps: [] }, null, sale).ladder).toEqual([]);
});
