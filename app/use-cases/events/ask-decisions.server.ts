import { queueTeamLetter } from "../letters/queue-team-letter.server.ts";
import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";
import { decideByRule, goNoGoLetter } from "./decide-event.server.ts";

type Due = { eventId: string; askedFor: Date; auto: boolean };

/** Go/no-go moments that have come and have no answer. */
const query = `
  select e.id as "eventId", e.go_no_go_at as "askedFor", e.go_no_go_auto as auto
  from event e
  where e.state = 'published' and e.go_no_go_at <= $1 and e.starts_at > $1 and not exists (
    select 1 from go_decision d where d.event_id = e.id and d.asked_for = e.go_no_go_at)
  order by e.go_no_go_at`;

/**
 * Every minute: on its go/no-go moment an evening asks its team by letter, once each; or, where it was told to, the
 * rule decides and the team is told. Answers how many were decided or asked about for the first time.
 */
export async function askDecisions(world: World): Promise<{ done: number }> {
  const { rows } = await world.db.pool.query<Due>(query, [world.clock.now()]);
  const done = await oneByOne(world, rows, {
    failed: "a go/no-go day could not be kept",
    work: async ({ eventId, askedFor, auto }) => {
      if (auto) return (await decideByRule(world, { eventId })) !== null;
      const letter = goNoGoLetter(eventId, askedFor);
      return (await world.db.transaction((tx) => queueTeamLetter(world, tx, letter))) > 0;
    },
  });
  return { done };
}
