import { expect, test } from "vitest";
import { formatSpan, joinTimes } from "#app/i18n/format.ts";

const zone = "Asia/Shanghai";
const start = new Date("2026-12-05T11:00:00Z");

test("no line breaks between the two times of an evening", () => {
  const end = new Date("2026-12-05T13:30:00Z");
  expect(formatSpan(start, end, zone, "zh-CN")).toBe("12 月 5 日（周六）19:00–\u206021:30");
  expect(formatSpan(start, end, zone, "en")).toMatch(/19:00–\u206021:30$/);
  expect(joinTimes("19:00", "21:30")).toBe("19:00–\u206021:30");
});

test("past midnight a line may end before the other day", () => {
  const end = new Date("2026-12-05T17:30:00Z");
  expect(formatSpan(start, end, zone, "zh-CN")).toBe("12 月 5 日（周六）19:00–12 月 6 日（周日）01:30");
});
