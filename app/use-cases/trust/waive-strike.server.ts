import { isUuid } from "#app/domain/registration/record-id.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

/** A missed evening that had a reason counts no more. "over" when it was waived before or is not there. */
export async function waiveStrike(
  world: World,
  { organiserId, eventId, lineId }: { organiserId: string; eventId: string; lineId: string },
): Promise<{ ok: true } | { ok: false; reason: "over" }> {
  if (!isUuid(eventId) || !isUuid(lineId)) return { ok: false, reason: "over" };
  return world.db.transaction(async (tx) => {
    const { count } = await tx.noShowStrike.updateMany({
      where: { eventId, lineId, waivedAt: null },
      data: { waivedAt: world.clock.now(), waivedBy: organiserId },
    });
    if (count === 0) return { ok: false, reason: "over" };
    await recordAudit(world, tx, { organiserId, eventId, action: "strike-waived", subject: lineId });
    return { ok: true };
  });
}
