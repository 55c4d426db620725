import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";

/**
 * Somebody has shown that another mailbox is theirs, too: blocks by them and against them, and a ban, hold for it from
 * now on as for the one before. `from` and `to` are keyed indexes of the addresses. Safe to repeat.
 */
export async function followAddress(
  world: Pick<World, "ids">,
  tx: Tx,
  { from, to }: { from: Uint8Array; to: Uint8Array },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO person_block (by_index, about_index, event_id, created_at, by_team)
    SELECT CASE WHEN by_index = ${from} THEN ${to} ELSE by_index END,
      CASE WHEN about_index = ${from} THEN ${to} ELSE about_index END, event_id, created_at, by_team
    FROM person_block WHERE ${from} IN (by_index, about_index) AND ${to} NOT IN (by_index, about_index)
    ON CONFLICT (by_index, about_index) DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO person_ban (id, person_index, reason_sealed, created_by, created_at)
    SELECT ${world.ids.uuid()}::uuid, ${to}, reason_sealed, created_by, created_at
    FROM person_ban WHERE person_index = ${from} AND lifted_at IS NULL
    ON CONFLICT (person_index) WHERE lifted_at IS NULL DO NOTHING`;
}
