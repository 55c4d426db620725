import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";

/**
 * The night of an event; made with its defaults where there is none yet. Hand in the transaction you are in, if any.
 * Throws when there is no such event.
 */
export async function ensureNight(
  world: Pick<World, "db" | "clock">,
  eventId: string,
  tx: Tx = world.db.prisma,
) {
  const night = await tx.night.findUnique({ where: { eventId } });
  if (night) return night;
  await tx.night.createMany({ data: { eventId, updatedAt: world.clock.now() }, skipDuplicates: true });
  return tx.night.findUniqueOrThrow({ where: { eventId } });
}
