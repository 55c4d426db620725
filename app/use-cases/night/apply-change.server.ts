import type { Tx } from "#app/adapters/db.server.ts";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { withNight } from "./lock-night.server.ts";
import { type Proposal, type ProposalRefusal, proposeChange } from "./propose-change.server.ts";
import { writePlan } from "./write-plan.server.ts";

export type ApplyOutcome =
  | { ok: true; planVersion: number }
  /** changed: the plan is not the one the change was shown for; it has to be looked at again. */
  | { ok: false; reason: ProposalRefusal | "changed" };

/**
 * Applies a change exactly as it was shown: `fingerprint` is the proposal's. Where the plan, the round or what the
 * change does is another by now, nothing happens. Throws when there is no such event.
 */
export async function applyChange(
  world: World,
  input: { organiserId: string | null; eventId: string; change: PlanChange; fingerprint: string },
): Promise<ApplyOutcome> {
  const proposed = await proposeChange(world, input);
  if (!proposed.ok) return proposed;
  if (proposed.proposal.fingerprint !== input.fingerprint) return { ok: false, reason: "changed" };
  return storeProposal(world, proposed.proposal, input.organiserId);
}

/** Stores a proposal if the plan it was made for still stands. */
async function storeProposal(
  world: World,
  { night, change, places, difference }: Proposal,
  organiserId: string | null,
): Promise<ApplyOutcome> {
  const { eventId } = night;
  return withNight(world, eventId, async (tx, now): Promise<ApplyOutcome> => {
    if (now.phase === "over") return { ok: false, reason: "over" };
    if (now.planVersion !== night.planVersion || now.round !== night.round)
      return { ok: false, reason: "changed" };
    await writePlan(world, tx, now, places);
    await recordFacts(world, tx, eventId, change);
    const detail = { people: difference.people.length, fewer: difference.fewer, more: difference.more };
    await recordAudit(world, tx, { organiserId, eventId, action: `night-${change.kind}`, detail });
    return { ok: true, planVersion: now.planVersion + 1 };
  });
}

async function recordFacts(world: World, tx: Tx, eventId: string, change: PlanChange): Promise<void> {
  const now = world.clock.now();
  switch (change.kind) {
    case "arrived":
      await tx.nightGuest.updateMany({
        where: { eventId, lineId: { in: [...change.people] } },
        data: { plannedAt: now },
      });
      return;
    case "left":
    case "no-show":
      for (const lineId of change.people) {
        const isLeft = change.kind === "left";
        const gone = { plannedAt: null, leftAt: isLeft ? now : null, noShowAt: isLeft ? null : now };
        const data = isLeft ? gone : { ...gone, arrivedAt: null };
        await tx.nightGuest.upsert({
          where: { eventId_lineId: { eventId, lineId } },
          create: { eventId, lineId, ...data },
          update: data,
        });
      }
      return;
    case "table-lost":
    case "table-back":
      await tx.nightTable.updateMany({
        where: { eventId, number: change.table },
        data: { lostAt: change.kind === "table-lost" ? now : null },
      });
      return;
    case "apart":
      await keepBlock(world, tx, eventId, change);
      return;
    case "swap":
      return;
  }
}

/** The two are never brought together again, at this event or a later one. */
async function keepBlock(
  world: World,
  tx: Tx,
  eventId: string,
  { one, other }: { one: string; other: string },
): Promise<void> {
  const lines = await tx.orderLine.findMany({
    where: { eventId, id: { in: [one, other] } },
    select: { id: true, emailIndex: true },
  });
  const indexOf = (id: string) => lines.find((line) => line.id === id)?.emailIndex;
  const [byIndex, aboutIndex] = [indexOf(one), indexOf(other)];
  if (!byIndex || !aboutIndex) return;
  await tx.personBlock.createMany({
    data: { byIndex, aboutIndex, eventId, createdAt: world.clock.now() },
    skipDuplicates: true,
  });
}

/** How often a guest's block is worked out anew when the plan changes under it. */
const TRIES = 8;

/**
 * A guest blocks another: the plan changes at once, without being shown to anybody first, and nobody is told why.
 * Before the plan and after the last round only the block itself is kept. Throws when there is no such event, and
 * when the plan never stood still.
 */
export async function keepApart(
  world: World,
  { eventId, byId, aboutId }: { eventId: string; byId: string; aboutId: string },
): Promise<void> {
  const change: PlanChange = { kind: "apart", one: byId, other: aboutId };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const proposed = await proposeChange(world, { eventId, change });
    if (!proposed.ok) {
      await world.db.transaction((tx) => keepBlock(world, tx, eventId, { one: byId, other: aboutId }));
      return;
    }
    if ((await storeProposal(world, proposed.proposal, null)).ok) return;
  }
  throw new Error(`the plan of event ${eventId} never stood still for a block`);
}
