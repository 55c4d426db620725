import { type AppLoadContext, data } from "@remix-run/node";
import { z } from "zod";
import type { PlanFields } from "#app/domain/money/plan-draft.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import type { MoneyAnswer } from "#app/ui/office/money-view.tsx";
import { correctCost } from "#app/use-cases/money/correct-cost.server.ts";
import { recordCost } from "#app/use-cases/money/record-cost.server.ts";
import { savePlan } from "#app/use-cases/money/save-plan.server.ts";
import { formIdOf, formTexts, text } from "./form-fields.ts";
import { notFound, requireId } from "./guard.ts";

type Call = {
  context: AppLoadContext;
  ids: { organiserId: string; eventId: string };
  form: FormData;
};

/** How a photo that cannot be used is answered. */
export const photoStatus = {
  missing: 422,
  "too-large": 413,
  "not-a-picture": 422,
  "too-many-pixels": 422,
  "too-many": 409,
} satisfies Record<PhotoProblem, number>;

/** The bytes of a file field; null when none was chosen. */
export async function bytesOf(form: FormData, name: string): Promise<Uint8Array | null> {
  const file = form.get(name);
  return file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
}

/** Runs what a button of the money page asks for: a string says what was done, a response why it was not. */
export async function runMoneyIntent(call: Call) {
  const { intent } = z.object({ intent: text }).parse(formTexts(call.form));
  if (intent === "plan") return plan(call);
  return intent === "correct" ? correct(call) : cost(call);
}

const costForm = z.object({ kind: text, amount: text, spentOn: text, note: text });

async function cost({ context, ids, form }: Call) {
  const texts = formTexts(form);
  const [fields, formId] = [costForm.parse(texts), formIdOf(texts)];
  const receipt = await bytesOf(form, "receipt");
  const done = await recordCost(context.world, { ...ids, fields, receipt, formId });
  if (done.ok) return "cost";
  if (done.reason === "not-found") throw notFound();
  const problems = done.reason === "invalid" ? done.problems : {};
  const photo = done.reason === "receipt" ? done.problem : null;
  const status = photo === null ? 422 : photoStatus[photo];
  return data({ cost: { values: fields, problems, photo } } satisfies MoneyAnswer, { status });
}

const correctionForm = z.object({ costId: text, right: text, why: text });

async function correct({ context, ids, form }: Call) {
  const { costId, ...fields } = correctionForm.parse(formTexts(form));
  const done = await correctCost(context.world, { ...ids, costId: requireId(costId), fields });
  if (done.ok) return "corrected";
  if (done.reason === "not-found") throw notFound();
  if (done.reason === "corrected-already")
    return data({ notice: done.reason } satisfies MoneyAnswer, { status: 409 });
  const refused = { values: fields, problems: done.problems };
  return data({ correction: refused } satisfies MoneyAnswer, { status: 422 });
}

const planForm = z.object({
  heads: text,
  otherFixed: text,
  otherPerHead: text,
  commission: text,
} satisfies Record<keyof PlanFields, z.ZodType>);

async function plan({ context, ids, form }: Call) {
  const fields = planForm.parse(formTexts(form));
  const done = await savePlan(context.world, { ...ids, fields });
  if (done.ok) return "plan";
  if (done.reason === "not-found") throw notFound();
  return data({ plan: { values: fields, problems: done.problems } } satisfies MoneyAnswer, { status: 422 });
}
