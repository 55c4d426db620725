import { type PlanFields, readPlan } from "#app/domain/money/plan-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type SavePlanOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "invalid"; problems: FieldProblems };

/** Keeps what the organiser reckons with: heads, costs beside the venue, partners' commission. The latest holds. */
export async function savePlan(
  world: World,
  input: { organiserId: string; eventId: string; fields: PlanFields },
): Promise<SavePlanOutcome> {
  const { organiserId, eventId } = input;
  return world.db.transaction(async (tx): Promise<SavePlanOutcome> => {
    const event = await tx.event.findUnique({ where: { id: eventId }, select: { currency: true } });
    if (!event) return { ok: false, reason: "not-found" };
    const read = readPlan(input.fields, event.currency);
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const { commission, ...amounts } = read.plan;
    const data = { ...amounts, commissionPoints: commission };
    const kept = { ...data, updatedBy: organiserId, updatedAt: world.clock.now() };
    await tx.eventPlan.upsert({ where: { eventId }, create: { eventId, ...kept }, update: kept });
    await recordAudit(world, tx, { organiserId, eventId, action: "plan-saved", detail: data });
    return { ok: true };
  });
}
