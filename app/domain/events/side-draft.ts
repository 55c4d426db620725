import { parseAmount } from "../money/money.ts";
import { bad, type FieldProblems, good, type Read } from "../organiser/field-problem.ts";
import { cleanLine, readCount, readLine } from "../organiser/read-field.ts";

export const MOST_SIDES = 4;
/** Seats of one side; an evening has a table, not a stadium. */
export const MOST_SEATS = 2000;
/** No seat costs more than 100,000 in the main unit; counted in minor units. */
const HIGHEST_PRICE = 10_000_000;

/** One side as typed. `id` is empty for a new one; `remove` is ticked to take it away. */
export type SideFields = {
  id: string;
  labelZh: string;
  labelEn: string;
  capacity: string;
  price: string;
  remove: boolean;
};
export type SideDraft = {
  id: string | null;
  labelZh: string;
  labelEn: string;
  capacity: number;
  priceMinor: number;
};

/** A seat's price in minor units, as typed; 0 is a free seat. */
export function readPrice(text: string, currency: string): Read<number> {
  if (text.trim() === "") return bad("missing");
  const minor = parseAmount(text.normalize("NFKC"), currency);
  if (minor === null) return bad("not-money");
  return minor > HIGHEST_PRICE ? bad("too-much-money") : good(minor);
}

/** A row of the form that nobody filled in. */
function isEmpty(side: SideFields): boolean {
  return (
    side.id === "" &&
    [side.labelZh, side.labelEn, side.capacity, side.price].every((text) => text.trim() === "")
  );
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
    if (row.remove || isEmpty(row)) continue;
    const labelZh = readLine(row.labelZh, 12);
    const labelEn = cleanLine(row.labelEn) === "" ? labelZh : readLine(row.labelEn, 24);
    const capacity = readCount(row.capacity, 1, MOST_SEATS);
    const price = readPrice(row.price, currency);
    if (!labelZh.ok) problems[`side${index}Zh`] = labelZh.problem;
    else if (sides.some((side) => side.labelZh === labelZh.value)) problems[`side${index}Zh`] = "same-label";
    if (labelZh.ok && !labelEn.ok) problems[`side${index}En`] = labelEn.problem;
    if (!capacity.ok) problems[`side${index}Capacity`] = capacity.problem;
    if (!price.ok) problems[`side${index}Price`] = price.problem;
    if (labelZh.ok && labelEn.ok && capacity.ok && price.ok)
      sides.push({
        id: row.id === "" ? null : row.id,
        labelZh: labelZh.value,
        labelEn: labelEn.value,
        capacity: capacity.value,
        priceMinor: price.value,
      });
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return sides.length === 0 ? { ok: false, problems: { side0Zh: "no-side" } } : { ok: true, sides };
}
