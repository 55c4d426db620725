import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { withNight } from "./lock-night.server.ts";
import { nightRoom } from "./night-room.server.ts";

export type MarkAbsentOutcome = { ok: true; marked: number } | { ok: false; reason: "not-over-yet" };

/**
 * Once the rounds are over, everybody with a ticket who was never here did not come; a tick takes that back for one of
 * them. What follows from it is the rule about missed evenings. Pressed twice it marks nobody twice.
 */
export async function markAbsent(
  world: World,
  { organiserId, eventId }: { organiserId: string; eventId: string },
): Promise<MarkAbsentOutcome> {
  return withNight(world, eventId, async (tx, night): Promise<MarkAbsentOutcome> => {
    if (night.state === "setup" || night.state === "running" || night.state === "paused")
      return { ok: false, reason: "not-over-yet" };
    const noShowAt = world.clock.now();
    const absent = (await nightRoom(tx, eventId)).filter(({ presence }) => presence === "not-here");
    for (const { lineId } of absent)
      await tx.nightGuest.upsert({
        where: { eventId_lineId: { eventId, lineId } },
        create: { eventId, lineId, noShowAt },
        update: { noShowAt },
      });
    if (absent.length > 0)
      await recordAudit(world, tx, {
        ...{ organiserId, eventId, action: "night-absent-marked" },
        detail: { people: absent.length },
      });
    return { ok: true, marked: absent.length };
  });
}
