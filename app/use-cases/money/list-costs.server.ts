import { type CostKind, isCostKind } from "#app/domain/money/cost-draft.ts";
import type { World } from "../world.server.ts";

/** One cost of an evening; `takenBack` says when and why it was corrected. Minor units. */
export type CostRow = {
  id: string;
  kind: CostKind;
  amountMinor: number;
  spentAt: Date;
  note: string;
  receipt: boolean;
  takenBack: { at: Date; why: string } | null;
};

/** The costs of an event, the oldest first; counter entries stand with what they take back. */
export async function listCosts(world: World, eventId: string): Promise<CostRow[]> {
  const rows = await world.db.prisma.eventCost.findMany({
    where: { eventId },
    orderBy: [{ spentAt: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
  });
  const pictured = await world.db.prisma.moneyReceipt.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true },
  });
  const receipts = new Set(pictured.map(({ id }) => id));
  return rows
    .filter(({ corrects }) => corrects === null)
    .map(({ id, kind, amountMinor, spentAt, note }) => {
      const back = rows.find(({ corrects }) => corrects === id);
      return {
        ...{ id, amountMinor, spentAt, note, receipt: receipts.has(id) },
        kind: isCostKind(kind) ? kind : "other",
        takenBack: back ? { at: back.recordedAt, why: back.note } : null,
      };
    });
}
