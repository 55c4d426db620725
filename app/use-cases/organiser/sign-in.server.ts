import { sessionEnd } from "#app/domain/organiser/session-rules.ts";
import type { World } from "../world.server.ts";
import { recordAudit } from "./audit.server.ts";
import { tokenHash } from "./token-hash.server.ts";

export type SignInOutcome = { ok: true; sessionToken: string } | { ok: false; reason: "link-is-dead" };

/** Whether a sign-in link still works; looking does not use it up. */
export async function lookAtSignInLink(world: World, input: { token: string }): Promise<{ works: boolean }> {
  const found = await world.db.prisma.signInToken.findFirst({
    where: {
      tokenHash: tokenHash(input.token),
      consumedAt: null,
      expiresAt: { gt: world.clock.now() },
      organiser: { disabledAt: null },
    },
    select: { tokenHash: true },
  });
  return { works: found !== null };
}

/**
 * Uses up a sign-in link and opens a new session. One statement consumes the link, so that of two presses at the
 * same time one wins. The session's id is always a new one: nobody can plant it beforehand.
 */
export async function signIn(world: World, input: { token: string }): Promise<SignInOutcome> {
  const now = world.clock.now();
  const sessionToken = world.ids.token();
  return world.db.transaction(async (tx) => {
    const consumed = await tx.$queryRaw<{ organiserId: string }[]>`
      UPDATE sign_in_token t SET consumed_at = ${now}
      FROM organiser o
      WHERE t.token_hash = ${tokenHash(input.token)} AND t.consumed_at IS NULL AND t.expires_at > ${now}
        AND o.id = t.organiser_id AND o.disabled_at IS NULL
      RETURNING t.organiser_id AS "organiserId"`;
    const organiserId = consumed[0]?.organiserId;
    if (organiserId === undefined) return { ok: false, reason: "link-is-dead" };
    await tx.session.create({
      data: {
        idHash: tokenHash(sessionToken),
        organiserId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: sessionEnd(now),
      },
    });
    await recordAudit(world, tx, { organiserId, action: "organiser-signed-in", subject: organiserId });
    return { ok: true, sessionToken };
  });
}
