import { z } from "zod";
import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import type { TeamLetterKind } from "#app/domain/letters/letter-kinds.ts";
import type { World } from "../world.server.ts";
import { queueLetter } from "./queue-letter.server.ts";

/**
 * Writes a letter to everybody on the team, one each and in their own language, in the caller's transaction. Answers
 * how many are new.
 */
export async function queueTeamLetter(
  world: World,
  tx: Tx,
  letter: { kind: TeamLetterKind; version: string },
): Promise<number> {
  const team = await tx.organiser.findMany({ where: { disabledAt: null }, orderBy: { createdAt: "asc" } });
  let fresh = 0;
  for (const { id, emailSealed, locale } of team) {
    const to = {
      email: z.string().parse(world.vault.open(emailSealed)),
      locale: isLocale(locale) ? locale : "zh-CN",
    };
    const { queued } = await queueLetter(world, tx, { ...letter, organiserId: id, to });
    if (queued) fresh += 1;
  }
  return fresh;
}
