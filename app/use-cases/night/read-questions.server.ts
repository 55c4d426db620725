import type { Tx } from "#app/adapters/db.server.ts";
import { type NightQuestion, readOptions } from "#app/domain/night/night-question.ts";

/** The questions of an evening in their order. */
export async function readQuestions(client: Tx, eventId: string): Promise<NightQuestion[]> {
  const rows = await client.nightQuestion.findMany({ where: { eventId }, orderBy: { position: "asc" } });
  return rows.map(({ id, libraryKey, textZh, textEn, options }) => ({
    ...{ id, libraryKey, zh: textZh, en: textEn },
    options: readOptions(options),
  }));
}
