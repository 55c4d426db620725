import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";

type Block = { eventId: string; byLineId: string; aboutLineId: string; byTeam?: boolean };

/**
 * Two people are never brought together again: silent, permanent, at this event and at every later one. `byLineId`
 * asked for it, or the team did, of which the two read nothing. Rounds that are planned already are not changed by it: see `keepBlock` and `mendPlan`. False where one
 * of the two is not of the event, or both are the same person.
 */
export async function blockPerson(
  world: Pick<World, "db" | "clock">,
  { eventId, byLineId, aboutLineId, byTeam = false }: Block,
  tx: Tx = world.db.prisma,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO person_block (by_index, about_index, event_id, created_at, by_team)
    SELECT one.email_index, other.email_index, one.event_id, ${world.clock.now()}, ${byTeam}
    FROM order_line one JOIN order_line other ON other.event_id = one.event_id AND other.id = ${aboutLineId}::uuid
    WHERE one.event_id = ${eventId}::uuid AND one.id = ${byLineId}::uuid AND one.email_index <> other.email_index
    ON CONFLICT (by_index, about_index) DO UPDATE SET by_team = person_block.by_team AND excluded.by_team`;
  return written === 1;
}
