import { forgetMarksBefore } from "#app/domain/night/ballot-times.ts";
import type { World } from "../world.server.ts";

/**
 * Deletes every mark of evenings that ended thirty days ago, what phones sent late, and each yes to the last walk that
 * was not returned: the matches stand in rows of their own, and nobody's unanswered like outlives its month. Answers
 * how many marks went. Safe to repeat.
 */
export async function forgetMarks(world: World): Promise<number> {
  const before = forgetMarksBefore(world.clock.now());
  await world.db.prisma.$executeRaw`
    DELETE FROM night_tap t USING event e WHERE e.id = t.event_id AND e.ends_at < ${before}`;
  await world.db.prisma.$executeRaw`
    DELETE FROM night_walk w USING event e WHERE e.id = w.event_id AND e.ends_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM match_pair p
        JOIN night_walk other ON other.event_id = p.event_id AND other.line_id <> w.line_id
          AND other.line_id IN (p.a_id, p.b_id)
        WHERE p.event_id = w.event_id AND p.walks AND w.line_id IN (p.a_id, p.b_id))`;
  return world.db.prisma.$executeRaw`
    DELETE FROM ballot_mark m USING event e WHERE e.id = m.event_id AND e.ends_at < ${before}`;
}
