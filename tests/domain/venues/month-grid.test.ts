import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOf, monthGrid, monthsAway, readMonth } from "#app/domain/venues/month-grid.ts";

test("December 2026 begins on a Tuesday and fills five weeks", () => {
  const weeks = monthGrid("2026-12");
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.slice(0, 2)).toEqual([null, "2026-12-01"]);
  expect(weeks[4]).toEqual(["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", null, null, null]);
});

test("a leap February that begins on a Monday has its 29 days, and one without has four whole weeks", () => {
  expect(monthGrid("2028-02").flat().filter(Boolean)).toHaveLength(29);
  expect(monthGrid("2027-02")).toHaveLength(4);
});

test("any month has all its days once, in weeks of seven, each on its weekday", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, "0")}`;
      const weeks = monthGrid(month);
      const days = weeks.flat().filter((day) => day !== null);
      expect(days).toHaveLength(new Date(Date.UTC(year, number, 0)).getUTCDate());
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        for (const [n, day] of week.entries())
          if (day !== null) expect((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(n);
      }
      expect(monthsAway(monthsAway(month, 1), -1)).toBe(month);
    }),
  );
});

test("months run on over the year's end, both ways", () => {
  expect([monthsAway("2026-12", 1), monthsAway("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
});

test("nonsense in an address is the month of now at the place", () => {
  const now = new Date("2026-11-30T17:00:00Z");
  for (const text of [null, "", "2026-13", "2026-1", "1999-01", "x"])
    expect(readMonth(text, now, "Asia/Shanghai")).toBe("2026-12");
  expect(readMonth("2027-03", now, "Asia/Shanghai")).toBe("2027-03");
});

test("a night touches two days, and one that ends at midnight touches one", () => {
  const from = new Date("2026-12-05T10:00:00Z");
  const until = (time: string) => ({ from, until: new Date(`2026-12-05T${time}Z`) });
  expect(daysOf(until("17:00:00"), "Asia/Shanghai")).toEqual(["2026-12-05", "2026-12-06"]);
  expect(daysOf(until("16:00:00"), "Asia/Shanghai")).toEqual(["2026-12-05"]);
});
