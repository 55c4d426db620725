import type { NoPlacesReason } from "#app/domain/night/plan-places.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { gatherEvening } from "./gather-evening.server.ts";
import { withNight } from "./lock-night.server.ts";
import { nightRoom } from "./night-room.server.ts";
import { writePlan } from "./write-plan.server.ts";

export type MakePlanOutcome =
  | { ok: true; planVersion: number }
  /** changed: somebody else was quicker, or people came or went meanwhile. */
  | { ok: false; reason: NoPlacesReason | "begun-already" | "changed" };

/**
 * Plans the whole evening for those who are here, before its first round. Planning runs outside the lock; what it was
 * made for is compared before it is stored. Throws when there is no such event.
 */
export async function makePlan(
  world: World,
  { organiserId, eventId }: { organiserId: string; eventId: string },
): Promise<MakePlanOutcome> {
  const { night, question } = await gatherEvening(world, eventId);
  if (night.state !== "setup") return { ok: false, reason: "begun-already" };
  const planned = await world.engine.plan(question);
  if (!planned.ok) return planned;
  return withNight(world, eventId, async (tx, now): Promise<MakePlanOutcome> => {
    if (now.state !== "setup") return { ok: false, reason: "begun-already" };
    const room = await nightRoom(tx, eventId);
    const here = room.filter(({ presence }) => presence === "here").map(({ lineId }) => lineId);
    const isSame = here.join() === question.people.map(({ id }) => id).join();
    if (now.planVersion !== night.planVersion || !isSame) return { ok: false, reason: "changed" };
    await writePlan(world, tx, now, planned.places);
    await tx.night.update({ where: { eventId }, data: { planBound: planned.bound ?? Prisma.DbNull } });
    await tx.nightGuest.updateMany({ where: { eventId }, data: { plannedAt: null } });
    await tx.nightGuest.updateMany({
      where: { eventId, lineId: { in: here } },
      data: { plannedAt: world.clock.now() },
    });
    const detail = { people: here.length, rounds: now.rounds, tables: now.tables.length };
    await recordAudit(world, tx, { organiserId, eventId, action: "night-planned", detail });
    return { ok: true, planVersion: now.planVersion + 1 };
  });
}
