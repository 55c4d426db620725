import { amountText } from "../money/amount-text.ts";
import type { FieldProblems } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";
import { MOST_STEPS, type PriceStep } from "./price-steps.ts";
import { MOST_SEATS, readPrice } from "./seat-fields.ts";

/** One step of a price ladder as typed: up to which seat, at which price. */
export type StepFields = { upTo: string; price: string };

/** What the steps of one side are read against; null where its own field has a problem already. */
export type StepFrame = { currency: string; capacity: number | null; priceMinor: number | null };

function isEmpty({ upTo, price }: StepFields): boolean {
  return upTo.trim() === "" && price.trim() === "";
}

/**
 * Reads the steps of one side: seat numbers rise and stay within its capacity, prices never fall, and the last one is
 * not above the price of the seats beyond. Problems stand beside `Step<row>UpTo` and `Step<row>Price`.
 */
export function readSteps(
  rows: readonly StepFields[],
  frame: StepFrame,
): { ok: true; steps: PriceStep[] } | { ok: false; problems: FieldProblems } {
  const problems: FieldProblems = {};
  const steps: PriceStep[] = [];
  let lastField = "";
  for (const [index, row] of rows.slice(0, MOST_STEPS).entries()) {
    if (isEmpty(row)) continue;
    const [upToField, priceField] = [`Step${index}UpTo`, `Step${index}Price`];
    const upTo = readCount(row.upTo, 1, MOST_SEATS);
    const price = readPrice(row.price, frame.currency);
    const last = steps.at(-1);
    if (!upTo.ok) problems[upToField] = upTo.problem;
    else if (frame.capacity !== null && upTo.value > frame.capacity)
      problems[upToField] = "step-above-capacity";
    else if (last && upTo.value <= last.upTo) problems[upToField] = "steps-not-rising";
    if (!price.ok) problems[priceField] = price.problem;
    else if (last && price.value < last.priceMinor) problems[priceField] = "step-price-falls";
    if (upTo.ok && price.ok) steps.push({ upTo: upTo.value, priceMinor: price.value });
    lastField = priceField;
  }
  const top = steps.at(-1);
  if (top && frame.priceMinor !== null && top.priceMinor > frame.priceMinor)
    problems[lastField] ??= "step-above-price";
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, steps };
}

/** Stored steps as their form shows them. */
export function stepFields(steps: readonly PriceStep[], currency: string): StepFields[] {
  return steps.map(({ upTo, priceMinor }) => ({
    upTo: String(upTo),
    price: amountText(priceMinor, currency),
  }));
}
