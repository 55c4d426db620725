import { wallTime, zonedInstant } from "../events/zoned-time.ts";
import { bad, good, type Read } from "../organiser/field-problem.ts";

/** A day on which money moved, as its noon in a zone: not one to come. Empty is today. */
export function readPastDay(text: string, timeZone: string, now: Date): Read<Date> {
  const date = text.trim();
  if (date === "") return good(now);
  const noon = zonedInstant({ date, time: "12:00" }, timeZone);
  if (!noon.ok) return bad("not-a-date");
  const today = wallTime(now, timeZone).date;
  if (date > today) return bad("too-far");
  return good(date === today ? now : noon.at);
}
