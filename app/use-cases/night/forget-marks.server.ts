import { forgetMarksBefore } from "#app/domain/night/ballot-times.ts";
import type { World } from "../world.server.ts";

/**
 * Deletes every mark of evenings that ended thirty days ago, and what phones sent late: the matches stand in rows of their own, and nobody's
 * unanswered like outlives its month. Answers how many marks went. Safe to repeat.
 */
export async function forgetMarks(world: World): Promise<number> {
  const before = forgetMarksBefore(world.clock.now());
  await world.db.prisma.$executeRaw`
    DELETE FROM night_tap t USING event e WHERE e.id = t.event_id AND e.ends_at < ${before}`;
  return world.db.prisma.$executeRaw`
    DELETE FROM ballot_mark m USING event e WHERE e.id = m.event_id AND e.ends_at < ${before}`;
}
