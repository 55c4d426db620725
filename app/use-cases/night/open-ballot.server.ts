import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { ballotReminders, usualClose } from "#app/domain/night/ballot-times.ts";
import type { World } from "../world.server.ts";
import { votersOf } from "./ballot-partners.server.ts";
import { writeNightLetters } from "./night-letters.server.ts";

/**
 * What begins when the rounds of a night are over: a closing time where none was set (noon of the day after), the job
 * that closes the ballot then, and the reminders. Doing it again is a no-op; a night that is not over is left alone.
 */
export async function openBallot(world: World, { eventId }: { eventId: string }): Promise<void> {
  const voters = await votersOf(world, eventId);
  const opened = await world.db.transaction(async (tx) => {
    const night = await tx.night.findUnique({
      where: { eventId, state: "over" },
      include: { event: { select: { timeZone: true } } },
    });
    if (!night) return null;
    const { timeZone } = night.event;
    const now = world.clock.now();
    const endedAt = night.endedAt ?? now;
    const closesAt = night.ballotClosesAt ?? usualClose(endedAt, timeZone);
    await tx.night.updateMany({
      where: { eventId, state: "over", ballotClosesAt: null },
      data: { ballotClosesAt: closesAt, updatedAt: now },
    });
    await planClose(tx, eventId, closesAt);
    return ballotReminders(endedAt, closesAt, timeZone);
  });
  if (opened === null) return;
  const letters = opened.map(({ version, at }) => ({ kind: "night-ballot" as const, version, dueAt: at }));
  await writeNightLetters(world, { eventId, lineIds: voters, letters });
}

/** The ballot is closed then, whatever was planned before. */
export async function planClose(tx: Tx, eventId: string, closesAt: Date): Promise<void> {
  await enqueue(tx, "count-ballot", { eventId }, { key: `count-ballot:${eventId}`, runAt: closesAt });
}
