import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

/**
 * Pauses the sales of a published event, or resumes them. Holds and payments under way go on. Asking for what is
 * already so changes nothing.
 */
export async function pauseSales(
  world: World,
  input: { organiserId: string; eventId: string; paused: boolean },
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  const { organiserId, eventId, paused } = input;
  return world.db.transaction(async (tx) => {
    const { count } = await tx.event.updateMany({
      where: { id: eventId, state: "published", salesPausedAt: paused ? null : { not: null } },
      data: { salesPausedAt: paused ? world.clock.now() : null },
    });
    if (count > 0)
      await recordAudit(world, tx, {
        organiserId,
        eventId,
        action: paused ? "sales-paused" : "sales-resumed",
      });
    else if ((await tx.event.count({ where: { id: eventId, state: "published" } })) === 0)
      return { ok: false, reason: "not-found" };
    return { ok: true };
  });
}
