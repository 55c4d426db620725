/** What a clock on the wall shows, to the minute: "2026-12-05" and "19:00". */
export type WallTime = { readonly date: string; readonly time: string };

export type Instant =
  | { ok: true; at: Date }
  | { ok: false; reason: "not-a-date" | "not-a-time" | "unknown-zone" }
  /** The clock jumps over this time. */
  | { ok: false; reason: "nonexistent" }
  /** The clock shows this time twice. */
  | { ok: false; reason: "ambiguous"; earlier: Date; later: Date };

const DAY = 86_400_000;

/** Making a formatter costs fifty times its use, so each zone keeps one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** Whether this runtime knows an IANA zone by that name ("Asia/Shanghai"); bare offsets are not zones of a place. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*){0,2}$/i.test(name)) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the wall clock of a zone shows at a moment (seconds dropped). Throws RangeError for an unknown zone. */
export function wallTime(at: Date, timeZone: string): WallTime {
  const part = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${(part.year ?? "").padStart(4, "0")}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}`,
  };
}

/** The wall time read as if it stood in UTC, in milliseconds; null when it is no day or no time. */
function asUtc(wall: WallTime): number | "not-a-date" | "not-a-time" {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(wall.date);
  const time = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(wall.time);
  if (!date) return "not-a-date";
  if (!time) return "not-a-time";
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (year < 1970 || midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day)
    return "not-a-date";
  return midnight.getTime() + (Number(time[1]) * 60 + Number(time[2])) * 60_000;
}

/**
 * The moment at which the wall clock of a zone shows this time. A time the clock jumps over, and one it shows
 * twice, are told apart and never guessed. Each offset in force within a day around the time is tried; the
 * moments whose wall clock really shows the time are the answer.
 */
export function zonedInstant(wall: WallTime, timeZone: string): Instant {
  if (!isTimeZone(timeZone)) return { ok: false, reason: "unknown-zone" };
  const target = asUtc(wall);
  if (typeof target === "string") return { ok: false, reason: target };
  const offsets = new Set([-DAY, 0, DAY].map((step) => offsetAt(target + step, timeZone)));
  const moments = [...offsets]
    .map((offset) => target - offset)
    .filter((moment) => moment + offsetAt(moment, timeZone) === target)
    .sort((a, b) => a - b);
  const [earlier, later] = moments;
  if (earlier === undefined) return { ok: false, reason: "nonexistent" };
  if (later === undefined) return { ok: true, at: new Date(earlier) };
  return { ok: false, reason: "ambiguous", earlier: new Date(earlier), later: new Date(later) };
}

/** Milliseconds a zone's wall clock is ahead of UTC at a moment on a whole minute. */
function offsetAt(moment: number, timeZone: string): number {
  const shown = asUtc(wallTime(new Date(moment), timeZone));
  if (typeof shown === "string") throw new Error(`the clock of ${timeZone} shows no time`);
  return shown - moment;
}

/** The day after a calendar day ("2026-12-31" → "2027-01-01"). */
export function nextDay(date: string): string {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(midnight) ? date : new Date(midnight + DAY).toISOString().slice(0, 10);
}
