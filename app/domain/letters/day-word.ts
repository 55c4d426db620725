export type DayWord = "today" | "tomorrow" | "later";

/** Which day a start is, seen from `now`, by the calendar of the event's zone. */
export function dayWord(startsAt: Date, now: Date, timeZone: string): DayWord {
  const date = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const days = Math.round((Date.parse(date.format(startsAt)) - Date.parse(date.format(now))) / 86_400_000);
  if (days === 1) return "tomorrow";
  return days === 0 ? "today" : "later";
}
