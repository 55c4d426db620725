import { signInMinutes } from "#app/domain/letters/delivery-rules.ts";
import type { World } from "../world.server.ts";
import { tokenHash } from "./token-hash.server.ts";

/** A fresh secret for a sign-in link with the row that keeps its hash; nothing is written yet. */
export function drawSignInToken(world: Pick<World, "ids" | "clock">) {
  const token = world.ids.token();
  const createdAt = world.clock.now();
  const expiresAt = new Date(createdAt.getTime() + signInMinutes * 60_000);
  return { token, row: { tokenHash: tokenHash(token), createdAt, expiresAt } };
}

/**
 * A sign-in link for an organiser, for commands that print it instead of sending a letter. It works once and
 * for ten minutes. Throws for an unknown organiser.
 */
export async function makeSignInLink(
  world: World,
  organiserId: string,
): Promise<{ url: string; expiresAt: Date }> {
  const { token, row } = drawSignInToken(world);
  await world.db.prisma.signInToken.create({ data: { ...row, organiserId } });
  return { url: `${world.settings.PUBLIC_URL}/office/sign-in/${token}`, expiresAt: row.expiresAt };
}
