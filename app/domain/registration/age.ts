/** A day of the (proleptic Gregorian) calendar; month 1–12. */
export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };

/** What an event asks of ages, in whole years at the event's own date. */
export type AgeRule = {
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly minAge: number;
  readonly maxAge: number | null;
};

export type AgeVerdict = "ok" | "not-a-date" | "under-18" | "outside-age-band";

const ADULT = 18;
const OLDEST = 120;

/** Reads "YYYY-MM-DD" (what a date field sends). Null for another form or a day that does not exist. */
export function parseBirthDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return { year, month, day };
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** Making a formatter costs fifty times its use, so each zone keeps one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in an IANA zone. Throws RangeError for an unknown zone. */
export function dateInZone(at: Date, timeZone: string): CalendarDate {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
    formatter = new Intl.DateTimeFormat("en-CA", {
      ...options,
      calendar: "gregory",
      numberingSystem: "latn",
    });
    formatters.set(timeZone, formatter);
  }
  const part = Object.fromEntries(
    formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  return { year: part.year ?? 0, month: part.month ?? 0, day: part.day ?? 0 };
}

/** Everybody who registers is asked for their age on the same day. */
const eventDays = new WeakMap<AgeRule, CalendarDate>();

function eventDay(rule: AgeRule): CalendarDate {
  const known = eventDays.get(rule);
  if (known) return known;
  const day = dateInZone(rule.startsAt, rule.timeZone);
  eventDays.set(rule, day);
  return day;
}

/** Whole years completed on a day. Who was born on 29 February completes a year on 1 March of a common year. */
export function ageOn(born: CalendarDate, day: CalendarDate): number {
  const before = day.month < born.month || (day.month === born.month && day.day < born.day);
  return day.year - born.year - (before ? 1 : 0);
}

/**
 * Whether a person may come: at least 18 and within the event's band, both on the event's date in its zone.
 * A birth date after `now`, or one that makes its owner older than 120, is "not-a-date".
 */
export function checkAge(birthDate: string, rule: AgeRule, now: Date): AgeVerdict {
  const born = parseBirthDate(birthDate);
  if (!born) return "not-a-date";
  if (Date.UTC(born.year, born.month - 1, born.day) > now.getTime()) return "not-a-date";
  const age = ageOn(born, eventDay(rule));
  if (age > OLDEST) return "not-a-date";
  if (age < ADULT) return "under-18";
  if (age < rule.minAge || (rule.maxAge !== null && age > rule.maxAge)) return "outside-age-band";
  return "ok";
}
