import { bad, type FieldProblems, good, type Read } from "../organiser/field-problem.ts";
import { isWithin, sameSpan } from "./event-draft.ts";
import { movedGo } from "./go-no-go.ts";
import { checkAhead, readSpan, type Span, type SpanFields } from "./time-span.ts";

/** Days for which everything is given back to who cannot come at the new time; 0 offers nothing beyond the ladder. */
export const offerDayChoices = [0, 2, 3, 7, 14] as const;
export const defaultOfferDays = 3;

/** A move as it is typed into its form. */
export type MoveFields = SpanFields & { offerDays: string };

export type MoveFrame = {
  now: Date;
  /** The booking it moves into, in its venue's zone. */
  booking: Span & { id: string; timeZone: string };
  /** Where it stands now. */
  before: Span & {
    bookingId: string | null;
    salesCloseAt: Date;
    refundOfferUntil: Date | null;
    goNoGoAt: Date | null;
  };
};

export type Move = Span & {
  salesCloseAt: Date;
  refundOfferUntil: Date | null;
  goNoGoAt: Date | null;
};

const DAY = 86_400_000;

/** Why an event cannot move: it is no published one, or it has begun. */
export function moveRefusal(
  event: { readonly state: string; readonly startsAt: Date },
  now: Date,
): "not-published" | "over" | null {
  if (event.state !== "published") return "not-published";
  return now < event.startsAt ? null : "over";
}

/**
 * Reads a move. The new time lies ahead and within the booking, and is another time or another place than before.
 * Sales close as long before the start as they did, and the go/no-go day moves along; an earlier, longer offer stands.
 */
export function readMove(
  fields: MoveFields,
  frame: MoveFrame,
): { ok: true; move: Move } | { ok: false; problems: FieldProblems } {
  const { now, booking, before } = frame;
  const problems: FieldProblems = {};
  const days = readOfferDays(fields.offerDays);
  if (!days.ok) problems.offerDays = days.problem;
  const read = readSpan(fields, booking.timeZone);
  if (!read.ok) return { ok: false, problems: { ...read.problems, ...problems } };
  const { span } = read;
  const ahead = checkAhead(span.startsAt, now);
  if (ahead) problems.date = ahead;
  else if (sameSpan(span, before) && booking.id === before.bookingId) problems.date = "not-moved";
  if (!isWithin(span, booking)) problems.startTime = "outside-booking";
  if (!days.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  const sold = before.startsAt.getTime() - before.salesCloseAt.getTime();
  const salesCloseAt = new Date(Math.min(span.startsAt.getTime() - sold, span.endsAt.getTime()));
  const refundOfferUntil = offerEnd(now, days.value, span.startsAt, before.refundOfferUntil);
  const goNoGoAt = movedGo(before, span.startsAt, now);
  return { ok: true, move: { ...span, salesCloseAt, refundOfferUntil, goNoGoAt } };
}

function readOfferDays(text: string): Read<number> {
  const days = offerDayChoices.find((choice) => String(choice) === text.trim());
  return days === undefined ? bad("out-of-range") : good(days);
}

/** The end of the offer: never after the start, and never sooner than what was promised before. */
function offerEnd(now: Date, days: number, startsAt: Date, promised: Date | null): Date | null {
  const fresh = days === 0 ? 0 : Math.min(now.getTime() + days * DAY, startsAt.getTime());
  const kept = promised !== null && promised > now ? Math.min(promised.getTime(), startsAt.getTime()) : 0;
  const latest = Math.max(fresh, kept);
  return latest === 0 ? null : new Date(latest);
}
