import fc from "fast-check";
import { expect, test } from "vitest";
import { isTimeZone, nextDay, wallTime, zonedInstant } from "#app/domain/events/zoned-time.ts";

const zones = [
  "Asia/Shanghai",
  "America/New_York",
  "Australia/Lord_Howe",
  "Europe/London",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Africa/Casablanca",
  "America/St_Johns",
  "UTC",
];
const minute = 60_000;
const from = Date.UTC(2000, 0, 1) / minute;
const until = Date.UTC(2037, 0, 1) / minute;
const moments = fc.integer({ min: from, max: until }).map((n) => new Date(n * minute));

function momentsOf(wall: { date: string; time: string }, zone: string): number[] {
  const instant = zonedInstant(wall, zone);
  if (instant.ok) return [instant.at.getTime()];
  return instant.reason === "ambiguous" ? [instant.earlier.getTime(), instant.later.getTime()] : [];
}

test("every moment is found again from what the wall clock shows", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
      expect(momentsOf(wallTime(at, zone), zone)).toContain(at.getTime());
    }),
    { numRuns: 2000 },
  );
});

test("every answer shows the wall time that was asked for, and a missing one is shown by no minute around", () => {
  const walls = fc.record({ day: moments, minutes: fc.integer({ min: 0, max: 1439 }) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), walls, (zone, { day, minutes }) => {
      const date = day.toISOString().slice(0, 10);
      const pad = (n: number) => String(n).padStart(2, "0");
      const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
      const found = momentsOf({ date, time }, zone);
      for (const at of found) expect(wallTime(new Date(at), zone)).toEqual({ date, time });
      expect(new Set(found).size).toBe(found.length);
    }),
    { numRuns: 2000 },
  );
});

test("around every change of the clocks of a year, each wall minute is found exactly as often as it is shown", () => {
  for (const zone of ["America/New_York", "Australia/Lord_Howe", "Europe/London"]) {
    const shown = new Map<string, number[]>();
    const changes = changesOf(zone, 2027);
    expect(changes, `${zone} changes its clocks twice a year`).toHaveLength(2);
    for (const change of changes)
      for (let at = change - 180 * minute; at < change + 180 * minute; at += minute) {
        const { date, time } = wallTime(new Date(at), zone);
        shown.set(`${date} ${time}`, [...(shown.get(`${date} ${time}`) ?? []), at]);
      }
    for (const [wall, at] of shown) {
      const [date = "", time = ""] = wall.split(" ");
      expect(momentsOf({ date, time }, zone), `${zone} ${wall}`).toEqual(at);
    }
  }
});

/** The minutes of a year at which a zone's offset changes. */
function changesOf(zone: string, year: number): number[] {
  const offset = (at: number) => {
    const { date, time } = wallTime(new Date(at), zone);
    return Date.parse(`${date}T${time}:00Z`) - at;
  };
  const found: number[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 30 * minute)
    if (offset(at) !== offset(at + 30 * minute)) found.push(at + 30 * minute);
  return found;
}

test("Shanghai's evening is eight hours ahead of UTC", () => {
  expect(zonedInstant({ date: "2026-12-05", time: "19:00" }, "Asia/Shanghai")).toEqual({
    ok: true,
    at: new Date("2026-12-05T11:00:00Z"),
  });
});

test("the hour New York skips in spring does not exist", () => {
  const gone = zonedInstant({ date: "2027-03-14", time: "02:30" }, "America/New_York");
  expect(gone).toEqual({ ok: false, reason: "nonexistent" });
  expect(zonedInstant({ date: "2027-03-14", time: "03:00" }, "America/New_York").ok).toBe(true);
});

test("the hour New York repeats in autumn is told apart", () => {
  expect(zonedInstant({ date: "2027-11-07", time: "01:30" }, "America/New_York")).toEqual({
    ok: false,
    reason: "ambiguous",
    earlier: new Date("2027-11-07T05:30:00Z"),
    later: new Date("2027-11-07T06:30:00Z"),
  });
});

test("Lord Howe moves its clocks by half an hour only", () => {
  expect(zonedInstant({ date: "2027-10-03", time: "02:15" }, "Australia/Lord_Howe")).toEqual({
    ok: false,
    reason: "nonexistent",
  });
  expect(zonedInstant({ date: "2027-10-03", time: "02:30" }, "Australia/Lord_Howe").ok).toBe(true);
  expect(zonedInstant({ date: "2027-04-04", time: "01:45" }, "Australia/Lord_Howe")).toMatchObject({
    reason: "ambiguous",
  });
});

test("the day Samoa left out has no times at all", () => {
  expect(zonedInstant({ date: "2011-12-30", time: "12:00" }, "Pacific/Apia")).toEqual({
    ok: false,
    reason: "nonexistent",
  });
});

test.each([
  ["2027-02-29", "10:00", "not-a-date"],
  ["2027-13-01", "10:00", "not-a-date"],
  ["1827-01-01", "10:00", "not-a-date"],
  ["tomorrow", "10:00", "not-a-date"],
  ["2027-01-01", "24:00", "not-a-time"],
  ["2027-01-01", "7pm", "not-a-time"],
])("%s %s is %s", (date, time, reason) => {
  expect(zonedInstant({ date, time }, "Asia/Shanghai")).toEqual({ ok: false, reason });
});

test.each(["Mars/Olympus", "", "+08:00", "../etc", "Asia/Shanghai; drop"])("%j is not a zone", (zone) => {
  expect(isTimeZone(zone)).toBe(false);
  expect(zonedInstant({ date: "2027-01-01", time: "10:00" }, zone)).toMatchObject({ reason: "unknown-zone" });
});

test("the day after the last of the year is the first of the next", () => {
  expect(nextDay("2026-12-31")).toBe("2027-01-01");
  expect(nextDay("2028-02-28")).toBe("2028-02-29");
});
