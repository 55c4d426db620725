import { holderOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { liveAtNight } from "../night/night-person.server.ts";
import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";

const HOUR = 3_600_000;
/** The organiser has the night and the morning to take back a "did not come" that was wrong. */
const PATIENCE = 12 * HOUR;
const LATEST = 14 * 24 * HOUR;

/**
 * Writes a strike for everybody whom the organiser marked as not having come, half a day after an evening that took
 * place, with a letter that says what follows. Once for each person and evening, however often it runs. Answers how
 * many are new.
 */
export async function recordStrikes(world: World): Promise<number> {
  const now = world.clock.now().getTime();
  const missed = await world.db.prisma.nightGuest.findMany({
    where: {
      noShowAt: { not: null },
      line: {
        ...liveAtNight,
        strikes: { none: {} },
        order: {
          state: "paid",
          event: {
            state: "published",
            endsAt: { lte: new Date(now - PATIENCE), gte: new Date(now - LATEST) },
          },
        },
      },
    },
    select: { eventId: true, lineId: true },
  });
  return oneByOne(world, missed, { failed: "a strike was not written", work: (one) => strike(world, one) });
}

/** False when it was written before, or the mark was taken back in the meantime. */
async function strike(
  world: World,
  { eventId, lineId }: { eventId: string; lineId: string },
): Promise<boolean> {
  return world.db.transaction(async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO no_show_strike (person_index, event_id, line_id, created_at)
      SELECT l.email_index, l.event_id, l.id, ${world.clock.now()} FROM order_line l
      JOIN night_guest g ON g.event_id = l.event_id AND g.line_id = l.id AND g.no_show_at IS NOT NULL
      WHERE l.event_id = ${eventId}::uuid AND l.id = ${lineId}::uuid
      ON CONFLICT DO NOTHING`;
    if (written === 0) return false;
    const line = await tx.orderLine.findUniqueOrThrow({
      where: { eventId_id: { eventId, id: lineId } },
      include: { order: true },
    });
    await queueLetter(world, tx, {
      kind: "missed-evening",
      version: lineId,
      ...holderOf(world, line.order, line),
    });
    return true;
  });
}
