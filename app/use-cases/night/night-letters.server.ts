import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import type { NightLetterKind } from "#app/domain/letters/letter-kinds.ts";
import { openPerson } from "../letters/open-person.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";

type NightLetter = { kind: NightLetterKind; version: string; dueAt?: Date };
type NightPost = { eventId: string; lineIds: readonly string[]; letters: readonly NightLetter[] };

/** So many people's letters are written in one transaction: a large evening's would take too long for one. */
const AT_ONCE = 25;

/**
 * Writes the same letters to each of these people (order lines of an event), in the order given. A letter that was
 * written already stays as it is, so it may be done again after a crash.
 */
export async function writeNightLetters(world: World, post: NightPost): Promise<void> {
  for (let from = 0; from < post.lineIds.length; from += AT_ONCE) {
    const lineIds = post.lineIds.slice(from, from + AT_ONCE);
    await world.db.transaction((tx) => writeTo(world, tx, { ...post, lineIds }));
  }
}

async function writeTo(world: World, tx: Tx, { eventId, lineIds, letters }: NightPost): Promise<void> {
  const lines = await tx.orderLine.findMany({
    where: { eventId, id: { in: [...lineIds] }, state: "live" },
    orderBy: { id: "asc" },
    select: {
      id: true,
      orderId: true,
      locale: true,
      personSealed: true,
      order: { select: { locale: true } },
    },
  });
  for (const { id, orderId, locale, personSealed, order } of lines) {
    const language = locale ?? order.locale;
    const to = {
      email: openPerson(world, personSealed).email,
      locale: isLocale(language) ? language : ("zh-CN" as const),
    };
    for (const letter of letters)
      await queueLetter(world, tx, { ...letter, eventId, orderId, lineId: id, to });
  }
}
