import { bad, good, type Read } from "../organiser/field-problem.ts";
import { parseRefundLadder, type RefundLadder } from "../payment/refund-ladder.ts";

/** One rung as typed: until so many days before the start, so many percent come back. */
export type RungFields = { days: string; percent: string };
export const MOST_RUNGS = 3;

/** Reads a refund ladder typed in days; half days are allowed, empty rows count for nothing. */
export function readLadder(rows: readonly RungFields[]): Read<RefundLadder> {
  const steps: { hoursBefore: number; percent: number }[] = [];
  for (const { days, percent } of rows.slice(0, MOST_RUNGS)) {
    const [typedDays, typedPercent] = [days.normalize("NFKC").trim(), percent.normalize("NFKC").trim()];
    if (typedDays === "" && typedPercent === "") continue;
    if (!/^\d{1,3}(?:\.\d{1,3})?$/.test(typedDays) || !/^\d{1,3}%?$/.test(typedPercent))
      return bad("bad-ladder");
    steps.push({
      hoursBefore: Math.round(Number(typedDays) * 24),
      percent: Number.parseInt(typedPercent, 10),
    });
  }
  const ladder = parseRefundLadder(steps);
  return ladder ? good(ladder) : bad("bad-ladder");
}

/** A stored ladder as its form shows it. */
export function ladderFields(ladder: RefundLadder): RungFields[] {
  return ladder.map(({ hoursBefore, percent }) => ({
    days: String(Math.round((hoursBefore / 24) * 1000) / 1000),
    percent: String(percent),
  }));
}
