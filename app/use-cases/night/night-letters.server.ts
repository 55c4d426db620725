import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import type { NightLetterKind } from "#app/domain/letters/letter-kinds.ts";
import { openPerson } from "../letters/open-person.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";

type NightLetter = { kind: NightLetterKind; version: string; dueAt?: Date };

/**
 * Writes one letter to each of these people (order lines of an event), in the order of their lines, in the caller's
 * transaction. A letter that was written already stays as it is.
 */
export async function writeNightLetters(
  world: World,
  tx: Tx,
  { eventId, lineIds, letters }: { eventId: string; lineIds: readonly string[]; letters: NightLetter[] },
): Promise<void> {
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
