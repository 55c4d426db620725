import { expect, test } from "vitest";
import { coverLines } from "#app/ui/event/cover-lines.ts";

const evening = { startsAt: new Date("2031-03-14T11:30:00Z"), timeZone: "Asia/Shanghai", place: null };

test("the cover tells the time as the language does: by the 24-hour clock in English, by the part of the day in Chinese", () => {
  expect(coverLines(evening, "en")).toEqual({ date: "14 Mar", line: "Friday · 19:30" });
  expect(coverLines(evening, "zh-CN")).toEqual({ date: "03·14", line: "星期五 · 晚 7 点半" });
});
