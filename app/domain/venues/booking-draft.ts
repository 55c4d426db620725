import { checkAhead, readSpan, type SpanFields } from "../events/time-span.ts";
import { parseAmount } from "../money/money.ts";
import { bad, type FieldProblems, good, type Read } from "../organiser/field-problem.ts";

/** A booking as it is typed into its form. */
export type BookingFields = SpanFields & { fee: string };
export type BookingDraft = { startsAt: Date; endsAt: Date; feeMinor: number };

/** No evening of this trade pays a venue more: one million in the main unit, counted in minor units. */
const HIGHEST_FEE = 100_000_000;

/** A fixed fee in minor units, as typed; 0 is a venue that costs nothing. */
export function readFee(text: string, currency: string): Read<number> {
  if (text.trim() === "") return bad("missing");
  const minor = parseAmount(text.normalize("NFKC"), currency);
  if (minor === null) return bad("not-money");
  return minor > HIGHEST_FEE ? bad("too-much-money") : good(minor);
}

/** Reads a booking under a fixed-fee deal, in the venue's zone and the business's currency. */
export function readBooking(
  fields: BookingFields,
  place: { timeZone: string; currency: string; now: Date },
): { ok: true; booking: BookingDraft } | { ok: false; problems: FieldProblems } {
  const problems: FieldProblems = {};
  const span = readSpan(fields, place.timeZone);
  if (!span.ok) Object.assign(problems, span.problems);
  const ahead = span.ok ? checkAhead(span.span.startsAt, place.now) : null;
  if (ahead) problems.date = ahead;
  const fee = readFee(fields.fee, place.currency);
  if (!fee.ok) problems.fee = fee.problem;
  if (!span.ok || !fee.ok || ahead) return { ok: false, problems };
  return { ok: true, booking: { ...span.span, feeMinor: fee.value } };
}
