import type { Tx } from "#app/adapters/db.server.ts";
import { readPriceSteps } from "#app/domain/events/price-steps.ts";
import type { SideDraft } from "#app/domain/events/side-draft.ts";
import type { FieldProblem } from "#app/domain/organiser/field-problem.ts";
import { lockSides, type SideRow } from "../registration/lock-sides.server.ts";
import type { World } from "../world.server.ts";
import { sideRow } from "./create-event.server.ts";
import { fitSeats } from "./fit-seats.server.ts";

export type SidesEvent = { id: string; published: boolean };

/** What stands against a change of the sides: which side, and why. */
export type SideRefusal = { sideId: string; problem: FieldProblem };

/**
 * Makes the sides of an event what the form says; they are locked first, as for every claim. A published event has
 * numbered seats: taken ones keep their price and are never removed; a freed seat keeps the price it was sold at.
 * Answers the first thing that stands against it; the caller then undoes the transaction.
 */
export async function changeSides(
  world: World,
  tx: Tx,
  event: SidesEvent,
  drafts: readonly SideDraft[],
): Promise<SideRefusal | null> {
  const sides = await lockSides(tx, event.id);
  const known = new Map(sides.map((side) => [side.id, side]));
  const kept = new Set(drafts.map(({ id }) => id));
  for (const side of sides.filter(({ id }) => !kept.has(id))) {
    if (await isWanted(tx, { eventId: event.id, sideId: side.id }))
      return { sideId: side.id, problem: "side-has-orders" };
    await tx.side.delete({ where: { eventId_id: { eventId: event.id, id: side.id } } });
  }
  let position = Math.max(-1, ...sides.map((side) => side.position));
  for (const draft of drafts) {
    const before = draft.id === null ? undefined : known.get(draft.id);
    if (before && before.taken > draft.capacity)
      return { sideId: before.id, problem: "capacity-below-taken" };
    if (!before) position += 1;
    const sideId = before?.id ?? world.ids.uuid();
    await writeSide(tx, { eventId: event.id, id: sideId, position }, draft, before);
    if (event.published && !(await fitSide(tx, { eventId: event.id, sideId }, draft, before)))
      return { sideId, problem: "capacity-below-taken" };
  }
  return null;
}

/** Whether anybody has registered on a side, or waits for it. */
async function isWanted(tx: Tx, where: { eventId: string; sideId: string }): Promise<boolean> {
  return (await tx.orderLine.count({ where })) > 0 || (await tx.waitlistPlace.count({ where })) > 0;
}

async function writeSide(
  tx: Tx,
  key: { eventId: string; id: string; position: number },
  draft: SideDraft,
  before: SideRow | undefined,
): Promise<void> {
  const { eventId, id } = key;
  if (before) await tx.side.update({ where: { eventId_id: { eventId, id } }, data: sideRow(draft) });
  else await tx.side.create({ data: { ...key, ...sideRow(draft) } });
}

async function fitSide(
  tx: Tx,
  side: { eventId: string; sideId: string },
  draft: SideDraft,
  before: SideRow | undefined,
): Promise<boolean> {
  return fitSeats(tx, {
    ...side,
    capacity: draft.capacity,
    ladder: { steps: draft.priceSteps, priceMinor: draft.priceMinor },
    before: before ? { steps: readPriceSteps(before.priceSteps), priceMinor: before.priceMinor } : null,
  });
}
