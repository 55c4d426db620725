import type { Tx } from "#app/adapters/db.server.ts";
import type { NightQuestion } from "#app/domain/night/night-question.ts";
import type { World } from "../world.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { readQuestions } from "./read-questions.server.ts";

/** What an organiser does to the questions of an evening. */
export type QuestionDeed = { organiserId: string; eventId: string };

/**
 * The questions of an evening, with its night locked so that changes come one after the other; null when there is no
 * such event.
 */
export async function lockQuestions(world: World, tx: Tx, eventId: string): Promise<NightQuestion[] | null> {
  if ((await tx.event.count({ where: { id: eventId } })) === 0) return null;
  await ensureNight(world, eventId, tx);
  await tx.$queryRaw`SELECT 1 FROM night WHERE event_id = ${eventId}::uuid FOR UPDATE`;
  return readQuestions(tx, eventId);
}
