import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";

/** Who signs a letter, and where an answer to it goes (undefined: to the address it was sent from). */
export async function letterSender(
  world: World,
  locale: Locale,
): Promise<{ sender: { business: string; home: string }; replyTo: string | undefined }> {
  const english = locale === "en";
  const business = await world.db.prisma.business.findUnique({ where: { id: 1 } });
  return {
    sender: {
      business:
        (english && business?.displayNameEn) || (business?.displayName ?? (english ? "Qingju" : "轻局")),
      home: pageUrl(world, locale, ""),
    },
    replyTo: business?.contactEmail ?? undefined,
  };
}

/** The full address of a page in a language (zh-CN has no prefix); the path starts with "/" or is empty. */
export function pageUrl(world: Pick<World, "settings">, locale: Locale, path: string): string {
  return `${world.settings.PUBLIC_URL}${locale === "en" ? "/en" : ""}${path}`;
}
