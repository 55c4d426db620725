import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { readSessionCookie } from "#app/domain/organiser/session-cookie.ts";
import { sessionIsLive, shouldMarkSeen } from "#app/domain/organiser/session-rules.ts";
import type { World } from "../world.server.ts";
import { tokenHash } from "./token-hash.server.ts";

/** Who is signed in. `locale` is the language of the letters to them. */
export type SignedInOrganiser = { id: string; name: string; locale: Locale };

/** Whether the product is reached by https, which decides the session cookie's name and its Secure mark. */
export function isSecure(world: Pick<World, "settings">): boolean {
  return world.settings.PUBLIC_URL.startsWith("https://");
}

/**
 * The organiser whose session a request carries; null without a live one. A visit is written down at most every
 * few minutes.
 */
export async function requireOrganiser(world: World, request: Request): Promise<SignedInOrganiser | null> {
  const token = readSessionCookie(request.headers.get("cookie"), isSecure(world));
  if (token === null) return null;
  const idHash = tokenHash(token);
  const session = await world.db.prisma.session.findFirst({
    where: { idHash, revokedAt: null, organiser: { disabledAt: null } },
    include: { organiser: { select: { id: true, name: true, locale: true } } },
  });
  const now = world.clock.now();
  if (!session || !sessionIsLive(session, now)) return null;
  if (shouldMarkSeen(session, now))
    await world.db.prisma.session.updateMany({ where: { idHash }, data: { lastSeenAt: now } });
  const { id, name, locale } = session.organiser;
  return { id, name, locale: isLocale(locale) ? locale : "zh-CN" };
}
