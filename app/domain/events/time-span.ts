import { bad, type FieldProblem, good, type Read } from "../organiser/field-problem.ts";
import { nextDay, wallTime, zonedInstant } from "./zoned-time.ts";

/** A day and two times as they are typed into a form; `endsNextDay` is a tick box for evenings past midnight. */
export type SpanFields = { date: string; startTime: string; endTime: string; endsNextDay: boolean };
export type Span = { startsAt: Date; endsAt: Date };
export type SpanField = "date" | "startTime" | "endTime";

const HOUR = 3_600_000;
/** Nothing here lasts longer than this, or begins later than this from now. */
const LONGEST = 36 * HOUR;
const FARTHEST = 2 * 366 * 24 * HOUR;

const problemOf: Readonly<
  Record<"not-a-date" | "not-a-time" | "unknown-zone" | "nonexistent" | "ambiguous", FieldProblem>
> = {
  "not-a-date": "not-a-date",
  "not-a-time": "not-a-time",
  "unknown-zone": "unknown-zone",
  nonexistent: "nonexistent-time",
  ambiguous: "ambiguous-time",
};

/** A moment typed as a day and a time on a zone's wall clock; one the clocks skip or repeat is refused. */
export function readMoment(date: string, time: string, timeZone: string): Read<Date> {
  if (time.trim() === "") return bad("missing");
  const instant = zonedInstant({ date: date.trim(), time: time.trim() }, timeZone);
  return instant.ok ? good(instant.at) : bad(problemOf[instant.reason]);
}

/**
 * Reads a time range in a zone. The end is on the same day unless it is said to be on the next; a time the clocks
 * skip or repeat is refused, so that nobody stands before a closed door an hour early.
 */
export function readSpan(
  fields: SpanFields,
  timeZone: string,
): { ok: true; span: Span } | { ok: false; problems: Partial<Record<SpanField, FieldProblem>> } {
  const date = fields.date.trim();
  if (date === "") return { ok: false, problems: { date: "missing" } };
  const start = readMoment(date, fields.startTime, timeZone);
  const end = readMoment(fields.endsNextDay ? nextDay(date) : date, fields.endTime, timeZone);
  const problems: Partial<Record<SpanField, FieldProblem>> = {};
  if (!start.ok) problems[start.problem === "not-a-date" ? "date" : "startTime"] = start.problem;
  if (!end.ok) problems[end.problem === "not-a-date" ? "date" : "endTime"] = end.problem;
  if (!start.ok || !end.ok) return { ok: false, problems };
  if (end.value <= start.value) return { ok: false, problems: { endTime: "ends-before-start" } };
  if (end.value.getTime() - start.value.getTime() > LONGEST)
    return { ok: false, problems: { endTime: "too-long-a-time" } };
  return { ok: true, span: { startsAt: start.value, endsAt: end.value } };
}

/** Whether a start lies ahead, and not absurdly far. */
export function checkAhead(startsAt: Date, now: Date): FieldProblem | null {
  if (startsAt <= now) return "in-past";
  return startsAt.getTime() - now.getTime() > FARTHEST ? "too-far" : null;
}

/** A stored range as a form shows it. */
export function spanFields(span: Span, timeZone: string): SpanFields {
  const [start, end] = [wallTime(span.startsAt, timeZone), wallTime(span.endsAt, timeZone)];
  return { date: start.date, startTime: start.time, endTime: end.time, endsNextDay: end.date > start.date };
}
