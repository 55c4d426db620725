/** One rung: until this many hours before the start, this percentage comes back. */
export type RefundStep = { readonly hoursBefore: number; readonly percent: number };
/** Rungs from the earliest to the latest; after the last one nothing comes back. */
export type RefundLadder = readonly RefundStep[];

/** Seven days before the start everything, two days before 80 %, later nothing. */
export const defaultRefundLadder: RefundLadder = [
  { hoursBefore: 168, percent: 100 },
  { hoursBefore: 48, percent: 80 },
];

const HOUR = 3_600_000;

/** Reads a stored ladder; null when it is not one: whole hours falling, whole percentages 0–100 not rising. */
export function parseRefundLadder(json: unknown): RefundLadder | null {
  if (!Array.isArray(json) || json.length > 10) return null;
  const steps: RefundStep[] = [];
  for (const item of json) {
    const step = readStep(item);
    const last = steps.at(-1);
    if (!step) return null;
    if (last && (step.hoursBefore >= last.hoursBefore || step.percent > last.percent)) return null;
    steps.push(step);
  }
  return steps;
}

function readStep(item: unknown): RefundStep | null {
  if (typeof item !== "object" || item === null || !("hoursBefore" in item) || !("percent" in item))
    return null;
  const { hoursBefore, percent } = item;
  if (typeof hoursBefore !== "number" || typeof percent !== "number") return null;
  if (!Number.isInteger(hoursBefore) || hoursBefore < 0 || hoursBefore > 8784) return null;
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) return null;
  return { hoursBefore, percent };
}

/** The last moment of each rung before a start. */
export function ladderRows(ladder: RefundLadder, startsAt: Date): { percent: number; until: Date }[] {
  return ladder.map(({ hoursBefore, percent }) => ({
    percent,
    until: new Date(startsAt.getTime() - hoursBefore * HOUR),
  }));
}

export type RefundQuote = {
  readonly percent: number;
  /** What comes back, in minor units. */
  readonly amountMinor: number;
  /** What stays with the organiser; the two add up to the amount paid. */
  readonly keptMinor: number;
  /** When this quote ends; null when nothing comes back any more. */
  readonly until: Date | null;
};

/** What an attendee gets back when cancelling at `now`: amount × percent, half up to the minor unit. */
export function quoteRefund(input: {
  readonly ladder: RefundLadder;
  readonly amountMinor: number;
  readonly startsAt: Date;
  readonly now: Date;
}): RefundQuote {
  const rung = ladderRows(input.ladder, input.startsAt).find(({ until }) => input.now <= until);
  const percent = rung?.percent ?? 0;
  const amountMinor = Math.floor((input.amountMinor * percent + 50) / 100);
  return { percent, amountMinor, keptMinor: input.amountMinor - amountMinor, until: rung?.until ?? null };
}
