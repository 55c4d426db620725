import { nextDay, wallTime } from "../events/zoned-time.ts";

/** A month of a calendar: "2026-12". */
export type Month = string;

/** Reads a month out of an address; the month of `now` at the place for anything else. */
export function readMonth(text: string | null, now: Date, timeZone: string): Month {
  return text !== null && /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text)
    ? text
    : wallTime(now, timeZone).date.slice(0, 7);
}

/** The month so many months later (earlier below zero). */
export function monthsAway(month: Month, by: number): Month {
  const [year, number] = month.split("-").map(Number);
  const count = (year ?? 0) * 12 + (number ?? 1) - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The days of a month in weeks from Monday to Sunday; days of other months are null. */
export function monthGrid(month: Month): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const before = (first.getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = `${month}-01`; day.startsWith(month); day = nextDay(day)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The days at a place that a time range touches; one that ends at midnight does not touch the next day. */
export function daysOf(range: { from: Date; until: Date }, timeZone: string): string[] {
  const last = wallTime(new Date(range.until.getTime() - 1), timeZone).date;
  const days: string[] = [];
  for (let day = wallTime(range.from, timeZone).date; day <= last; day = nextDay(day)) days.push(day);
  return days;
}
