import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";
import type { RefundLadder } from "../payment/refund-ladder.ts";
import { type EventKind, isEventKind } from "./event-kinds.ts";
import { isBlank, readTexts, type TextDraft, type TextFields } from "./event-texts.ts";
import { type GoDraft, type GoFields, readGo } from "./go-fields.ts";
import { type RungFields, readLadder } from "./ladder-fields.ts";
import type { Locale } from "./locale.ts";
import { readSales, type SalesDraft, type SalesFields } from "./sales-fields.ts";
import { readSides, type SideDraft, type SideFields } from "./side-draft.ts";
import { checkAhead, readSpan, type Span, type SpanFields } from "./time-span.ts";

/** An event as it is typed into its form. */
export type EventFields = SpanFields &
  SalesFields &
  GoFields & {
    kind: string;
    zh: TextFields;
    en: TextFields;
    /** Hours before the start at which sales close; may have a fraction. */
    closeHours: string;
    minAge: string;
    maxAge: string;
    addressVisibility: string;
    ladder: readonly RungFields[];
    sides: readonly SideFields[];
  };

export type AddressVisibility = "public" | "paid-guests";
export type EventDraft = Span &
  SalesDraft &
  GoDraft & {
    kind: EventKind;
    salesCloseAt: Date;
    minAge: number;
    maxAge: number | null;
    addressVisibility: AddressVisibility;
    refundLadder: RefundLadder;
    texts: ({ locale: Locale } & TextDraft)[];
    sides: SideDraft[];
  };

/** What the fields are read against. `before` is the stored time: a time that stays may lie in the past. */
export type EventFrame = {
  timeZone: string;
  currency: string;
  now: Date;
  booking: Span | null;
  before: (Span & { earlyBirdUntil?: Date | null; goNoGoAt?: Date | null }) | null;
};

const HOUR = 3_600_000;
const ADULT = 18;
const OLDEST = 99;
const MOST_CLOSE_HOURS = 1440;

/** Reads an event's form; every field with a problem is named as in the form. */
export function readEvent(
  fields: EventFields,
  frame: EventFrame,
): { ok: true; draft: EventDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const span = readTimes(fields, frame, problems);
  const close = take("closeHours", readCloseHours(fields.closeHours), 0);
  const minAge = take("minAge", readAge(fields.minAge), ADULT);
  const maxAge = fields.maxAge.trim() === "" ? null : take("maxAge", readAge(fields.maxAge), null);
  if (maxAge !== null && maxAge < minAge) problems.maxAge ??= "age-band";
  const refundLadder = take("ladder0Days", readLadder(fields.ladder), []);
  const sides = readSides(fields.sides, frame.currency);
  if (!sides.ok) Object.assign(problems, sides.problems);
  const salesCloseAt = span && new Date(span.startsAt.getTime() - close * HOUR);
  const sales = readSales(fields, {
    ...{ timeZone: frame.timeZone, now: frame.now, salesCloseAt },
    before: frame.before?.earlyBirdUntil ?? null,
    earlyPrices: fields.sides.some(({ early, remove }) => !remove && early.trim() !== ""),
  });
  if (!sales.ok) Object.assign(problems, sales.problems);
  const go = readGo(fields, {
    ...{ timeZone: frame.timeZone, currency: frame.currency, now: frame.now },
    ...{ startsAt: span?.startsAt ?? null, before: frame.before?.goNoGoAt ?? null },
    leastHeads: fields.sides.some(({ goMin, remove }) => !remove && goMin.trim() !== ""),
  });
  if (!go.ok) Object.assign(problems, go.problems);
  const texts = readLanguages(fields, take);
  if (!clean() || !span || !salesCloseAt || !sides.ok || !sales.ok || !go.ok) return { ok: false, problems };
  const draft: EventDraft = {
    ...span,
    ...sales.draft,
    ...go.draft,
    kind: isEventKind(fields.kind) ? fields.kind : "matchmaking",
    salesCloseAt,
    minAge,
    maxAge,
    addressVisibility: fields.addressVisibility === "public" ? "public" : "paid-guests",
    refundLadder,
    texts,
    sides: sides.sides,
  };
  return { ok: true, draft };
}

/** The evening's time: ahead of now unless it stays as it was, and inside the booking when there is one. */
function readTimes(fields: SpanFields, frame: EventFrame, problems: FieldProblems): Span | null {
  const read = readSpan(fields, frame.timeZone);
  if (!read.ok) {
    Object.assign(problems, read.problems);
    return null;
  }
  const { span } = read;
  const moved = frame.before === null || !sameSpan(span, frame.before);
  const ahead = moved ? checkAhead(span.startsAt, frame.now) : null;
  if (ahead) problems.date = ahead;
  if (frame.booking && !isWithin(span, frame.booking)) problems.startTime ??= "outside-booking";
  return span;
}

export function sameSpan(a: Span, b: Span): boolean {
  return a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.startsAt >= outer.startsAt && inner.endsAt <= outer.endsAt;
}

function readCloseHours(text: string): Read<number> {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return good(0);
  if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(typed)) return bad("not-a-number");
  const hours = Number(typed);
  return hours > MOST_CLOSE_HOURS ? bad("sales-close-range") : good(Math.round(hours * 60) / 60);
}

function readAge(text: string): Read<number> {
  const age = readCount(text, 1, OLDEST);
  return age.ok && age.value < ADULT ? bad("under-18") : age;
}

/** Chinese is always there; English only when something was written in it. */
function readLanguages(
  fields: EventFields,
  take: ReturnType<typeof fieldReader>["take"],
): EventDraft["texts"] {
  const one = (locale: Locale, typed: TextFields, suffix: string) => {
    const read = readTexts(typed);
    take(`programme${suffix}`, read.programme, "");
    return {
      locale,
      title: take(`title${suffix}`, read.title, ""),
      summary: take(`summary${suffix}`, read.summary, ""),
      about: take(`about${suffix}`, read.about, ""),
      bring: take(`bring${suffix}`, read.bring, ""),
      programme: read.points.ok ? read.points.value : [],
    };
  };
  const chinese = one("zh-CN", fields.zh, "Zh");
  return isBlank(fields.en) ? [chinese] : [chinese, one("en", fields.en, "En")];
}
