import type { Tx } from "#app/adapters/db.server.ts";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { leastRounds } from "#app/domain/night/night-clock.ts";
import type { NightState } from "#app/domain/night/night-state.ts";
import { tablesAfter } from "#app/domain/night/retune-evening.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { blockPerson } from "../trust/block-person.server.ts";
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
export async function storeProposal(
  world: World,
  { night, change, places, difference }: Proposal,
  organiserId: string | null,
): Promise<ApplyOutcome> {
  const { eventId } = night;
  return withNight(world, eventId, async (tx, now): Promise<ApplyOutcome> => {
    if (now.phase === "over") return { ok: false, reason: "over" };
    if (now.planVersion !== night.planVersion || now.round !== night.round)
      return { ok: false, reason: "changed" };
    // In a break the round announced cannot be taken back any more.
    if (change.kind === "settings" && change.rounds < leastRounds(now))
      return { ok: false, reason: "changed" };
    await writePlan(world, tx, now, places);
    await recordFacts(world, tx, now, change);
    const detail = { people: difference.people.length, fewer: difference.fewer, more: difference.more };
    await recordAudit(world, tx, { organiserId, eventId, action: `night-${change.kind}`, detail });
    return { ok: true, planVersion: now.planVersion + 1 };
  });
}

async function recordFacts(world: World, tx: Tx, night: NightState, change: PlanChange): Promise<void> {
  const now = world.clock.now();
  const { eventId } = night;
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
      // A guest's own block is there already, and stays their own.
      await blockPerson(
        world,
        { eventId, byLineId: change.one, aboutLineId: change.other, byTeam: true },
        tx,
      );
      return;
    case "settings": {
      const { rounds, roundMinutes, breakMinutes, sitterSideId } = change;
      const tables = tablesAfter(night, change.tables);
      await tx.night.update({
        where: { eventId },
        data: { rounds, roundMinutes, breakMinutes, sitterSideId },
      });
      await tx.nightTable.deleteMany({ where: { eventId, lostAt: null, number: { notIn: tables } } });
      await tx.nightTable.createMany({
        data: tables.map((number) => ({ eventId, number })),
        skipDuplicates: true,
      });
      return;
    }
    case "swap":
      return;
  }
}
