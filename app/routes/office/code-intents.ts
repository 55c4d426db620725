import { z } from "zod";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { CodeFields } from "#app/domain/registration/code-draft.ts";
import { removeCode, switchCode } from "#app/use-cases/events/change-code.server.ts";
import { createCode } from "#app/use-cases/events/create-code.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { text } from "./form-fields.ts";

type Asked = {
  world: World;
  ids: { organiserId: string; eventId: string };
  texts: Readonly<Record<string, string>>;
};
export type CodeAnswer =
  | { ok: true; done: "created" | "disabled" | "enabled" | "removed" }
  | { ok: false; status: 404 }
  | { ok: false; status: 409; reason: "used" }
  | { ok: false; status: 422; reason: "invalid"; problems: FieldProblems; values: CodeFields };

const fieldsSchema = z.object({
  ...{ code: text, kind: text, percent: text, amount: text, maxUses: text, side: text },
  ...{ startsDate: text, startsTime: text, endsDate: text, endsTime: text },
});
const codeIdSchema = z.guid();
const missing = { ok: false, status: 404 } as const;

async function create({ world, ids, texts }: Asked): Promise<CodeAnswer> {
  const values = fieldsSchema.parse(texts);
  const made = await createCode(world, { ...ids, fields: values });
  if (made.ok) return { ok: true, done: "created" };
  if (made.reason === "not-found") return missing;
  return { ok: false, status: 422, reason: "invalid", problems: made.problems, values };
}

function switching(on: boolean) {
  return async ({ world, ids, texts }: Asked): Promise<CodeAnswer> => {
    const codeId = codeIdSchema.safeParse(texts.codeId);
    const switched = codeId.success && (await switchCode(world, { ...ids, codeId: codeId.data, on })).ok;
    return switched ? { ok: true, done: on ? "enabled" : "disabled" } : missing;
  };
}

async function remove({ world, ids, texts }: Asked): Promise<CodeAnswer> {
  const codeId = codeIdSchema.safeParse(texts.codeId);
  if (!codeId.success) return missing;
  const removed = await removeCode(world, { ...ids, codeId: codeId.data });
  if (removed.ok) return { ok: true, done: "removed" };
  return removed.reason === "used" ? { ok: false, status: 409, reason: "used" } : missing;
}

/** What each button of the page of codes does. */
export const codeIntents: Readonly<Record<string, (asked: Asked) => Promise<CodeAnswer>>> = {
  create,
  disable: switching(false),
  enable: switching(true),
  remove,
};
