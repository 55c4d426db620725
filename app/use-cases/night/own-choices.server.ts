import { gather } from "#app/adapters/gather.server.ts";
import type { World } from "../world.server.ts";

/** What one person has decided and whom they have blocked, by themselves: nothing that anybody else chose. */
export type OwnChoices = { decided: ReadonlySet<string>; blocked: ReadonlySet<string> };

export type ReadOwnChoices = (asked: { eventId: string; lineId: string }) => Promise<OwnChoices>;

const query = `
  select asked.at,
    array(select about_id from ballot_mark
      where event_id = asked.event_id and voter_id = asked.line_id) as decided,
    array(select other.id from order_line me
      join person_block b on b.by_index = me.email_index and not b.by_team
      join order_line other on other.event_id = asked.event_id and other.email_index = b.about_index
      where me.event_id = asked.event_id and me.id = asked.line_id) as blocked
  from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (event_id, line_id, at)
  order by asked.at`;

/** Reads what each person chose for themselves; a whole room that asks in one moment is answered by one statement. */
export function openOwnChoices(world: Pick<World, "db">): ReadOwnChoices {
  return gather(async (asked: readonly { eventId: string; lineId: string }[]) => {
    const { rows } = await world.db.pool.query<{ decided: string[]; blocked: string[] }>(query, [
      asked.map(({ eventId }) => eventId),
      asked.map(({ lineId }) => lineId),
    ]);
    return rows.map(({ decided, blocked }) => ({ decided: new Set(decided), blocked: new Set(blocked) }));
  }, 500);
}
