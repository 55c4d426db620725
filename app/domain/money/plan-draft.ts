import { type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";
import { readFee, readPercent } from "../venues/terms-draft.ts";
import { amountText } from "./amount-text.ts";
import type { Plan } from "./outlook.ts";

/** What an organiser reckons with, as typed; empty fields are a full house and no costs. */
export type PlanFields = { heads: string; otherFixed: string; otherPerHead: string; commission: string };

const MOST_HEADS = 100_000;

function orNothing<T>(text: string, read: (text: string) => Read<T>, nothing: T): Read<T> {
  return text.trim() === "" ? good(nothing) : read(text);
}

export function readPlan(
  fields: PlanFields,
  currency: string,
): { ok: true; plan: Plan } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const money = (text: string) => orNothing(text, (typed) => readFee(typed, currency), 0);
  const heads = orNothing<number | null>(fields.heads, (typed) => readCount(typed, 0, MOST_HEADS), null);
  const plan: Plan = {
    expectedHeads: take("heads", heads, null),
    otherFixedMinor: take("otherFixed", money(fields.otherFixed), 0),
    otherPerHeadMinor: take("otherPerHead", money(fields.otherPerHead), 0),
    commission: take("commission", orNothing(fields.commission, readPercent, 0), 0),
  };
  return clean() ? { ok: true, plan } : { ok: false, problems };
}

/** A plan as its form shows it. */
export function planFields(plan: Plan, currency: string): PlanFields {
  const amount = (minor: number) => (minor === 0 ? "" : amountText(minor, currency));
  return {
    heads: plan.expectedHeads === null ? "" : String(plan.expectedHeads),
    otherFixed: amount(plan.otherFixedMinor),
    otherPerHead: amount(plan.otherPerHeadMinor),
    // Hundredths of a percent have two decimals, as most money has.
    commission: plan.commission === 0 ? "" : amountText(plan.commission, "CNY").replace(/\.?0+$/, ""),
  };
}
