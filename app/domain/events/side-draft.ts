import { bad, type FieldProblems, good, type Read } from "../organiser/field-problem.ts";
import { cleanLine, readCount, readLine } from "../organiser/read-field.ts";
import type { PriceStep } from "./price-steps.ts";
import { MOST_SEATS, readPrice } from "./seat-fields.ts";
import { readSteps, type StepFields } from "./step-fields.ts";

export const MOST_SIDES = 4;
/** From so many sides on, one may be left out of the balance. */
export const SIDES_TO_CHOOSE_BALANCE = 3;

/** One side as typed. `id` is empty for a new one; `remove` is ticked to take it away. */
export type SideFields = {
  id: string;
  labelZh: string;
  labelEn: string;
  capacity: string;
  price: string;
  steps: readonly StepFields[];
  early: string;
  needsApproval: boolean;
  balanced: boolean;
  /** The least heads with which the evening takes place; may stay empty. */
  goMin: string;
  remove: boolean;
};
export type SideDraft = {
  id: string | null;
  labelZh: string;
  labelEn: string;
  capacity: number;
  priceMinor: number;
  priceSteps: PriceStep[];
  earlyBirdMinor: number | null;
  needsApproval: boolean;
  balanced: boolean;
  goNoGoMin: number | null;
};

/** A side nobody has written anything about. */
export const noSide: SideFields = {
  ...{ id: "", labelZh: "", labelEn: "", capacity: "", price: "", early: "", goMin: "" },
  ...{ steps: [], needsApproval: false, balanced: true, remove: false },
};

/** A row of the form that nobody filled in. */
export function isBlankSide(side: SideFields): boolean {
  const texts = [side.labelZh, side.labelEn, side.capacity, side.price, side.early];
  const steps = side.steps.flatMap(({ upTo, price }) => [upTo, price]);
  return side.id === "" && [...texts, ...steps].every((text) => text.trim() === "");
}

/**
 * Reads the sides of an event: one to four, each with a Chinese name of its own. The English name falls back to
 * the Chinese one. Problems stand beside `side<row><Field>`, with `side0Zh` for "no side at all".
 */
export function readSides(
  rows: readonly SideFields[],
  currency: string,
): { ok: true; sides: SideDraft[] } | { ok: false; problems: FieldProblems } {
  const problems: FieldProblems = {};
  const sides: SideDraft[] = [];
  for (const [index, row] of rows.slice(0, MOST_SIDES).entries()) {
    if (row.remove || isBlankSide(row)) continue;
    const read = readSide(row, currency);
    const name = read.ok ? read.side.labelZh : null;
    if (!read.ok)
      for (const [part, problem] of Object.entries(read.problems)) problems[`side${index}${part}`] = problem;
    else if (sides.some(({ labelZh }) => labelZh === name)) problems[`side${index}Zh`] = "same-label";
    else sides.push(read.side);
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  if (sides.length === 0) return { ok: false, problems: { side0Zh: "no-side" } };
  const all = sides.length < SIDES_TO_CHOOSE_BALANCE;
  return { ok: true, sides: all ? sides.map((side) => ({ ...side, balanced: true })) : sides };
}

function readSide(
  row: SideFields,
  currency: string,
): { ok: true; side: SideDraft } | { ok: false; problems: FieldProblems } {
  const problems: FieldProblems = {};
  const labelZh = readLine(row.labelZh, 12);
  const labelEn = cleanLine(row.labelEn) === "" ? labelZh : readLine(row.labelEn, 24);
  const capacity = readCount(row.capacity, 1, MOST_SEATS);
  const price = readPrice(row.price, currency);
  const early = readEarlyPrice(row.early, price, currency);
  const steps = readSteps(row.steps, {
    currency,
    capacity: capacity.ok ? capacity.value : null,
    priceMinor: price.ok ? price.value : null,
  });
  const goMin = readLeastHeads(row.goMin, capacity);
  if (!labelZh.ok) problems.Zh = labelZh.problem;
  if (labelZh.ok && !labelEn.ok) problems.En = labelEn.problem;
  if (!capacity.ok) problems.Capacity = capacity.problem;
  if (!price.ok) problems.Price = price.problem;
  if (!early.ok) problems.Early = early.problem;
  if (!goMin.ok) problems.GoMin = goMin.problem;
  if (!steps.ok) Object.assign(problems, steps.problems);
  if (!labelZh.ok || !labelEn.ok || !capacity.ok || !price.ok || !early.ok || !steps.ok || !goMin.ok)
    return { ok: false, problems };
  const side: SideDraft = {
    id: row.id === "" ? null : row.id,
    labelZh: labelZh.value,
    labelEn: labelEn.value,
    capacity: capacity.value,
    priceMinor: price.value,
    priceSteps: steps.steps,
    earlyBirdMinor: early.value,
    needsApproval: row.needsApproval,
    balanced: row.balanced,
    goNoGoMin: goMin.value,
  };
  return { ok: true, side };
}

/** No more heads can be asked for than there are seats. */
function readLeastHeads(text: string, capacity: Read<number>): Read<number | null> {
  return text.trim() === "" ? good(null) : readCount(text, 1, capacity.ok ? capacity.value : MOST_SEATS);
}

/** An early price caps the seats' own for a while, so one above them all would mean nothing. */
function readEarlyPrice(text: string, price: Read<number>, currency: string): Read<number | null> {
  if (text.trim() === "") return good(null);
  const early = readPrice(text, currency);
  return early.ok && price.ok && early.value > price.value ? bad("early-above-price") : early;
}
