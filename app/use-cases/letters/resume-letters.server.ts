import { enqueue } from "#app/adapters/queue.server.ts";
import { lostAfterMinutes } from "#app/domain/letters/delivery-rules.ts";
import type { World } from "../world.server.ts";

const atOnce = 200;

/**
 * Gives a job back to letters that are due and have none at work (a worker died holding it, or it was given up).
 * For a sweep every few minutes; answers how many letters got one. Safe to repeat: a letter has one job.
 */
export async function resumeLetters(world: World): Promise<number> {
  const before = new Date(world.clock.now().getTime() - lostAfterMinutes * 60_000);
  const lost = await world.db.prisma.letter.findMany({
    where: { state: "queued", dueAt: { lt: before }, deliveries: { none: { at: { gte: before } } } },
    select: { id: true },
    orderBy: { dueAt: "asc" },
    take: atOnce,
  });
  for (const { id } of lost)
    await world.db.transaction((tx) =>
      enqueue(tx, "deliver-letter", { letterId: id }, { key: `letter:${id}` }),
    );
  return lost.length;
}
