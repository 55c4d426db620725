import type { World } from "../world.server.ts";

/** Whether there is such an event: an address may name any. */
export async function hasEvent(world: Pick<World, "db">, eventId: string): Promise<boolean> {
  return (await world.db.prisma.event.count({ where: { id: eventId } })) > 0;
}
