import { checkAhead, readSpan, type Span, type SpanFields } from "../events/time-span.ts";
import { type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";
import { type BookingFields, blankBooking } from "./booking-fields.ts";
import type { Terms } from "./terms.ts";
import { readTerms } from "./terms-draft.ts";

export type BookingDraft = {
  startsAt: Date;
  endsAt: Date;
  setupMinutes: number;
  cleanupMinutes: number;
  expectedHeads: number | null;
  terms: Terms;
};

/** A booking's form; what a short form does not ask for is as in `blankBooking`. */
export type TypedBooking = SpanFields & Partial<BookingFields>;

/** Nobody needs a room longer than this before or after an evening, in minutes. */
const LONGEST_AROUND = 12 * 60;

type Place = {
  timeZone: string;
  currency: string;
  now: Date;
  /** What the room holds, or the venue where no room is chosen; null: not asked. */
  capacity: number | null;
};

/** Reads a booking with its terms, in the venue's zone and the business's currency. */
export function readBooking(
  typed: TypedBooking,
  place: Place,
): { ok: true; booking: BookingDraft } | { ok: false; problems: FieldProblems } {
  const fields = { ...blankBooking, ...typed };
  const { take, problems, clean } = fieldReader();
  const read = readSpan(fields, place.timeZone);
  if (!read.ok) Object.assign(problems, read.problems);
  const ahead = read.ok ? checkAhead(read.span.startsAt, place.now) : null;
  if (ahead) problems.date = ahead;
  const span: Span | null = read.ok ? read.span : null;
  const around = {
    setupMinutes: take("setupMinutes", readMinutes(fields.setupMinutes), 0),
    cleanupMinutes: take("cleanupMinutes", readMinutes(fields.cleanupMinutes), 0),
    expectedHeads: take("expectedHeads", readHeads(fields.expectedHeads, place.capacity), null),
  };
  const terms = readTerms(fields, { ...place, span });
  if (!terms.ok) Object.assign(problems, terms.problems);
  if (span === null || !terms.ok || !clean()) return { ok: false, problems };
  return { ok: true, booking: { ...span, ...around, terms: terms.terms } };
}

function readMinutes(text: string): Read<number> {
  return text.trim() === "" ? good(0) : readCount(text, 0, LONGEST_AROUND);
}

function readHeads(text: string, capacity: number | null): Read<number | null> {
  if (text.trim() === "") return good(null);
  const heads = readCount(text, 1, 100_000);
  return heads.ok && capacity !== null && heads.value > capacity
    ? { ok: false, problem: "above-capacity" }
    : heads;
}
