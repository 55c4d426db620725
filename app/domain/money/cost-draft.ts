import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readLine } from "../organiser/read-field.ts";
import { readFee } from "../venues/terms-draft.ts";
import { readPastDay } from "./day-field.ts";

/** What an evening costs beside its venue; a partner's commission goes through the partners' account. */
export const costKinds = ["goods", "people", "marketing", "travel", "partner", "other"] as const;
export type CostKind = (typeof costKinds)[number];

export function isCostKind(value: unknown): value is CostKind {
  return costKinds.some((kind) => kind === value);
}

/** A cost as typed. */
export type CostFields = { kind: string; amount: string; spentOn: string; note: string };
export type Cost = { kind: CostKind; amountMinor: number; spentAt: Date; note: string };

const LONGEST_NOTE = 120;

type Place = { currency: string; timeZone: string; now: Date };

/** Reads a cost: more than nothing, on a day that has come, with a word of what it was for. */
export function readCost(
  fields: CostFields,
  place: Place,
): { ok: true; cost: Cost } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const cost = {
    kind: isCostKind(fields.kind) ? fields.kind : ("other" as const),
    amountMinor: take("amount", readMoved(fields.amount, place.currency), 0),
    spentAt: take("spentOn", readPastDay(fields.spentOn, place.timeZone, place.now), place.now),
    note: take("note", readLine(fields.note, LONGEST_NOTE), ""),
  };
  return clean() ? { ok: true, cost } : { ok: false, problems };
}

/** An amount that moved: above nothing. */
export function readMoved(text: string, currency: string): Read<number> {
  const read = readFee(text, currency);
  return read.ok && read.value < 1 ? bad("out-of-range") : read;
}

/** How a cost is put right: what it was instead (nothing typed: it never was), and why. */
export type CorrectionFields = { right: string; why: string };

export function readCorrection(
  fields: CorrectionFields,
  currency: string,
):
  | { ok: true; correction: { rightMinor: number | null; why: string } }
  | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const right = fields.right.trim() === "" ? good(null) : readMoved(fields.right, currency);
  const correction = {
    rightMinor: take("right", right, null),
    why: take("why", readLine(fields.why, LONGEST_NOTE), ""),
  };
  return clean() ? { ok: true, correction } : { ok: false, problems };
}
