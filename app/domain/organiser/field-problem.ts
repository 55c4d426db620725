/** Why a field of an office form needs another look. Each has its sentence in both languages. */
export const fieldProblems = [
  "missing",
  "too-long",
  "not-a-number",
  "out-of-range",
  "not-money",
  "too-much-money",
  "not-a-date",
  "not-a-time",
  "nonexistent-time",
  "ambiguous-time",
  "unknown-zone",
  "zone-has-bookings",
  "ends-before-start",
  "in-past",
  "too-far",
  "too-long-a-time",
  "not-a-link",
  "not-an-email",
  "email-known",
  "outside-booking",
  "unknown-booking",
  "booking-taken",
  "booking-is-fixed",
  "not-moved",
  "currency-differs",
  "sales-close-range",
  "programme-line",
  "bad-ladder",
  "under-18",
  "age-band",
  "no-side",
  "same-label",
  "step-above-capacity",
  "steps-not-rising",
  "step-price-falls",
  "step-above-price",
  "early-above-price",
  "early-needs-time",
  "early-needs-price",
  "early-after-close",
  "go-needs-day",
  "go-needs-minimum",
  "go-after-start",
  "bad-code",
  "code-exists",
  "code-kind",
  "bad-percent",
  "no-discount",
  "ends-before-it-starts",
  "unknown-side",
  "capacity-below-taken",
  "side-has-orders",
  "not-a-percentage",
  "share-above-whole",
  "deposit-above-fee",
  "deposit-needs-fee",
  "due-after-start",
  "bad-cancellation",
  "above-capacity",
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

/** Problems by the name of the field they stand beside. */
export type FieldProblems = Record<string, FieldProblem>;

/** A read value, or the problem with what was typed. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: FieldProblem };

export function good<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function bad(problem: FieldProblem): { ok: false; problem: FieldProblem } {
  return { ok: false, problem };
}

/** Gathers the problems of a form's fields while its values are read one after another. */
export function fieldReader() {
  const problems: FieldProblems = {};
  return {
    problems,
    /** The value, or `instead` with the problem noted beside `field`. The first problem of a field stays. */
    take<T, U>(field: string, read: Read<T>, instead: U): T | U {
      if (read.ok) return read.value;
      problems[field] ??= read.problem;
      return instead;
    },
    clean: () => Object.keys(problems).length === 0,
  };
}
