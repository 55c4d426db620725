import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";
import { drawSignInToken } from "./make-sign-in-link.server.ts";

export type AskToSignInOutcome =
  | { ok: true }
  | { ok: false; reason: "not-an-email" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/** Undoes what was written for an address that belongs to nobody. */
class Nobody extends Error {}

/**
 * Sends a sign-in link to an address if it belongs to the team. For any other address the same statements run
 * and are undone, so that neither the answer nor the time it takes tells who is on the team.
 */
export async function askToSignIn(
  world: World,
  input: { email: string; locale: Locale; network: string },
): Promise<AskToSignInOutcome> {
  const email = normaliseEmail(input.email);
  if (email === null) return { ok: false, reason: "not-an-email" };
  const network = await world.limits.take("sign-in-network", input.network);
  const address = await world.limits.take("sign-in-address", emailIndexText(email));
  for (const limit of [network, address])
    if (!limit.ok) return { ok: false, reason: "too-many", retryAfterSeconds: limit.retryAfterSeconds };
  try {
    await world.db.transaction((tx) => writeLink(world, tx, email, input.locale));
  } catch (error) {
    if (!(error instanceof Nobody)) throw error;
  }
  return { ok: true };
}

async function writeLink(world: World, tx: Tx, email: string, shown: Locale): Promise<void> {
  const organiser = await tx.organiser.findFirst({
    where: { emailIndex: world.vault.index(emailIndexText(email)), disabledAt: null },
    select: { id: true, locale: true },
  });
  const organiserId = organiser?.id ?? world.ids.uuid();
  const { token, row } = drawSignInToken(world);
  await tx.$executeRaw`
    INSERT INTO sign_in_token (token_hash, organiser_id, created_at, expires_at)
    SELECT ${row.tokenHash}, id, ${row.createdAt}, ${row.expiresAt} FROM organiser WHERE id = ${organiserId}::uuid`;
  await queueLetter(world, tx, {
    kind: "sign-in",
    version: world.ids.uuid(),
    organiserId,
    to: { email, locale: isLocale(organiser?.locale) ? organiser.locale : shown },
    secret: { token },
  });
  if (organiser === null) throw new Nobody();
}
