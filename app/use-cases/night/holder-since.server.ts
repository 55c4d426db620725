import type { World } from "../world.server.ts";
import type { NightPerson } from "./night-person.server.ts";

/** When the ticket came to this person from another; null when it was theirs from the start. */
export async function holderSince(
  world: Pick<World, "db">,
  { eventId, lineId }: Pick<NightPerson, "eventId" | "lineId">,
): Promise<Date | null> {
  const { _max } = await world.db.prisma.ticketTransfer.aggregate({
    where: { eventId, lineId, kind: "person", state: "accepted" },
    _max: { closedAt: true },
  });
  return _max.closedAt;
}
