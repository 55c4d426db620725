import type { Locale } from "#app/domain/events/locale.ts";
import { normaliseEmail } from "#app/domain/registration/email.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";

/** Stands in for a text that is no address, so that it costs the same work; nothing is ever sent to it. */
const NOBODY = "nobody@nowhere.invalid";

/**
 * "Find my ticket": queues a letter with the links of this very address. Whether there are any is looked at only when
 * the letter is written, so the answer and the work done for it are the same for every address.
 */
export async function findTickets(
  world: World,
  input: { email: string; locale: Locale },
): Promise<{ ok: true }> {
  const email = normaliseEmail(input.email) ?? NOBODY;
  const version = world.ids.token(9);
  await world.db.transaction((tx) =>
    queueLetter(world, tx, { kind: "find-ticket", version, to: { email, locale: input.locale } }),
  );
  return { ok: true };
}
