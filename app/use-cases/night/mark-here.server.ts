import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";
import { liveAtNight } from "./night-person.server.ts";

/**
 * Somebody is here: they tapped it themselves, or the organiser ticked them. Saying it again changes nothing. While
 * the evening runs, who comes waits to be let into the plan; who went and comes back has been here since they first
 * came, so whom they met before stays met. False when they have no good ticket for this evening.
 */
export async function markHere(
  world: Pick<World, "db" | "clock">,
  { eventId, lineId }: { eventId: string; lineId: string },
  tx: Tx = world.db.prisma,
): Promise<boolean> {
  const line = await tx.orderLine.findFirst({
    where: { eventId, id: lineId, ...liveAtNight },
    select: { id: true },
  });
  if (!line) return false;
  const arrivedAt = world.clock.now();
  const { count } = await tx.nightGuest.createMany({
    data: { eventId, lineId, arrivedAt },
    skipDuplicates: true,
  });
  if (count > 0) return true;
  await tx.nightGuest.updateMany({
    where: { eventId, lineId, OR: [{ arrivedAt: null }, { noShowAt: { not: null } }] },
    data: { arrivedAt, leftAt: null, noShowAt: null },
  });
  await tx.nightGuest.updateMany({
    where: { eventId, lineId, leftAt: { not: null } },
    data: { leftAt: null },
  });
  return true;
}
