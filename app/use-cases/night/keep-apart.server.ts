import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { blockPerson } from "../trust/block-person.server.ts";
import type { World } from "../world.server.ts";
import { storeProposal } from "./apply-change.server.ts";
import { proposeChange } from "./propose-change.server.ts";

/** Two guests of one evening, by their order lines; `byId` asked for it. */
export type Apart = { eventId: string; byId: string; aboutId: string };

/** How often the rest of the evening is worked out anew when the plan changes under it. */
const TRIES = 8;

/** How long the plan may wait for its job where whoever blocked could not mend it themselves, in milliseconds. */
const MEND_LATEST_MS = 3_000;

/**
 * Keeps a guest's block. Every change of the plan that is being worked out is outdated by it, so that none can bring
 * the two together, and a job sees to the plan should `mendPlan` never run. Call it inside a transaction.
 */
export async function keepBlock(world: World, tx: Tx, { eventId, byId, aboutId }: Apart): Promise<void> {
  // The night before the block: the order in which the organiser's own changes lock them.
  await tx.night.updateMany({
    where: { eventId, state: { in: ["setup", "running", "paused"] } },
    data: { planVersion: { increment: 1 } },
  });
  await blockPerson(world, { eventId, byLineId: byId, aboutLineId: aboutId }, tx);
  const runAt = new Date(world.clock.now().getTime() + MEND_LATEST_MS);
  await enqueue(tx, "mend-plan", { eventId, byId, aboutId }, { key: `mend:${byId}:${aboutId}`, runAt });
}

/**
 * Changes the rest of the evening so that two who are kept apart do not meet in it, with as little else moved as can
 * be; it is shown to nobody first, and nobody is told why. Nothing happens where they would not meet. Throws when
 * there is no such event, and when the plan never stood still.
 */
export async function mendPlan(world: World, { eventId, byId, aboutId }: Apart): Promise<void> {
  const change: PlanChange = { kind: "apart", one: byId, other: aboutId };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const proposed = await proposeChange(world, { eventId, change });
    if (!proposed.ok) return;
    const { night } = proposed.proposal;
    const meet = night.places
      .slice(night.round)
      .some((seats) => tableOf(seats, byId) === (tableOf(seats, aboutId) ?? "no table"));
    if (!meet) return;
    if ((await storeProposal(world, proposed.proposal, null)).ok) return;
  }
  throw new Error(`the plan of event ${eventId} never stood still for a block`);
}

function tableOf(seats: readonly { lineId: string; table: number }[], lineId: string): number | undefined {
  return seats.find((seat) => seat.lineId === lineId)?.table;
}
