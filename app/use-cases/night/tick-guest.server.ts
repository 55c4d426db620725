import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { withNight } from "./lock-night.server.ts";
import { markHere } from "./mark-here.server.ts";

export type TickOutcome = { ok: true } | { ok: false; reason: "unknown" | "in-the-plan" };

/**
 * The organiser ticks somebody as here, or takes the tick back. Once the evening runs, who is in its plan leaves it by
 * a change that is shown first, not by a tick. Throws when there is no such event.
 */
export async function tickGuest(
  world: World,
  input: { organiserId: string; eventId: string; lineId: string; here: boolean },
): Promise<TickOutcome> {
  const { organiserId, eventId, lineId, here } = input;
  return withNight(world, eventId, async (tx, night): Promise<TickOutcome> => {
    const audit = { organiserId, eventId, subject: lineId };
    if (here) {
      if (!(await markHere(world, { eventId, lineId }, tx))) return { ok: false, reason: "unknown" };
      await recordAudit(world, tx, { ...audit, action: "night-guest-here" });
      return { ok: true };
    }
    const guest = await tx.nightGuest.findUnique({ where: { eventId_lineId: { eventId, lineId } } });
    if (!guest) return { ok: false, reason: "unknown" };
    if (night.state !== "setup" && guest.plannedAt !== null) return { ok: false, reason: "in-the-plan" };
    await tx.nightGuest.update({
      where: { eventId_lineId: { eventId, lineId } },
      data: { arrivedAt: null, leftAt: null, noShowAt: null },
    });
    await recordAudit(world, tx, { ...audit, action: "night-guest-not-here" });
    return { ok: true };
  });
}
