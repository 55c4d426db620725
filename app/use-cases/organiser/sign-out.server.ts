import { readSessionCookie } from "#app/domain/organiser/session-cookie.ts";
import type { World } from "../world.server.ts";
import { isSecure } from "./require-organiser.server.ts";
import { tokenHash } from "./token-hash.server.ts";

/** Ends the session a request carries, everywhere and for good. Without one there is nothing to do. */
export async function signOut(world: World, request: Request): Promise<void> {
  const token = readSessionCookie(request.headers.get("cookie"), isSecure(world));
  if (token === null) return;
  await world.db.prisma.session.updateMany({
    where: { idHash: tokenHash(token), revokedAt: null },
    data: { revokedAt: world.clock.now() },
  });
}
