import type { Tx } from "#app/adapters/db.server.ts";
import { type Cost, type CostFields, readCost } from "#app/domain/money/cost-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { costEntry } from "#app/domain/payment/ledger.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";
import { remakeReceipt } from "./receipt.server.ts";

export type RecordCostOutcome =
  | { ok: true; costId: string }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "receipt"; problem: PhotoProblem };

/**
 * Writes down what an evening cost beside its venue, with its receipt made anew, and posts it. The same form (`formId`)
 * sent twice is one cost: the event's row is locked.
 */
export async function recordCost(
  world: World,
  input: {
    organiserId: string;
    eventId: string;
    fields: CostFields;
    receipt: Uint8Array | null;
    formId?: string | null;
  },
): Promise<RecordCostOutcome> {
  const { organiserId, eventId, formId } = input;
  const remade = await remakeReceipt(input.receipt);
  if (!remade.ok) return { ok: false, reason: "receipt", problem: remade.problem };
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<RecordCostOutcome> => {
    const [event] = await tx.$queryRaw<{ currency: string; timeZone: string }[]>`
      SELECT currency, time_zone AS "timeZone" FROM event WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
    if (!event) return { ok: false, reason: "not-found" };
    if (formId && (await tx.eventCost.findUnique({ where: { eventId_id: { eventId, id: formId } } })))
      return { ok: true, costId: formId };
    const read = readCost(input.fields, { ...event, now });
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const costId = await writeCost(world, tx, {
      ...{ ...read.cost, organiserId, eventId, currency: event.currency, corrects: null },
      ...(formId ? { id: formId } : {}),
    });
    const { receipt } = remade;
    if (receipt) await tx.moneyReceipt.create({ data: { id: costId, ...receipt, createdAt: now } });
    const detail = { amountMinor: read.cost.amountMinor, currency: event.currency, kind: read.cost.kind };
    await recordAudit(world, tx, { organiserId, eventId, action: "cost-recorded", subject: costId, detail });
    return { ok: true, costId };
  });
}

/** The row of a cost and its entry; one that `corrects` another posts that one's entry reversed. */
export async function writeCost(
  world: World,
  tx: Tx,
  cost: Cost & {
    id?: string;
    organiserId: string;
    eventId: string;
    currency: string;
    corrects: string | null;
  },
): Promise<string> {
  const { organiserId, eventId, currency, kind, amountMinor, spentAt, note, corrects } = cost;
  const [id, now] = [cost.id ?? world.ids.uuid(), world.clock.now()];
  await tx.eventCost.create({
    data: {
      ...{ eventId, id, kind, amountMinor, currency, spentAt, note, corrects },
      ...{ recordedBy: organiserId, recordedAt: now },
    },
  });
  const lines = costEntry({
    ...{ eventId, amountMinor, currency, costId: corrects ?? id },
    ...{ partner: kind === "partner", takenBack: corrects !== null },
  });
  await postLedger(tx, lines, { at: spentAt, recordedAt: now });
  return id;
}
