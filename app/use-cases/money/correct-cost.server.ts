import { type CorrectionFields, isCostKind, readCorrection } from "#app/domain/money/cost-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { writeCost } from "./record-cost.server.ts";

export type CorrectCostOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "corrected-already" }
  | { ok: false; reason: "invalid"; problems: FieldProblems };

/**
 * Puts a cost right: it is taken back by a counter entry that names it, and what it was instead is written down anew.
 * Nothing is changed or deleted. Of two people at once one does it: the event's row is locked.
 */
export async function correctCost(
  world: World,
  input: { organiserId: string; eventId: string; costId: string; fields: CorrectionFields },
): Promise<CorrectCostOutcome> {
  const { organiserId, eventId, costId } = input;
  return world.db.transaction(async (tx): Promise<CorrectCostOutcome> => {
    await tx.$queryRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
    const costs = await tx.eventCost.findMany({
      where: { eventId, OR: [{ id: costId, corrects: null }, { corrects: costId }] },
    });
    const wrong = costs.find(({ id }) => id === costId);
    if (!wrong || !isCostKind(wrong.kind)) return { ok: false, reason: "not-found" };
    if (costs.length > 1) return { ok: false, reason: "corrected-already" };
    const { kind, currency, spentAt, amountMinor } = wrong;
    const read = readCorrection(input.fields, currency);
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const { rightMinor, why } = read.correction;
    const of = { organiserId, eventId, currency, kind, spentAt, note: why };
    await writeCost(world, tx, { ...of, amountMinor, corrects: costId });
    if (rightMinor !== null)
      await writeCost(world, tx, { ...of, note: wrong.note, amountMinor: rightMinor, corrects: null });
    const detail = { amountMinor, rightMinor, currency };
    await recordAudit(world, tx, { organiserId, eventId, action: "cost-corrected", subject: costId, detail });
    return { ok: true };
  });
}
