import type { Vault } from "#app/adapters/vault.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { signKey, verifyKey } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";

/** What a night link opens: one person's evening, as long as the ticket is in the same hands. */
export type NightKey = { eventId: string; lineId: string; linkVersion: number };

const PURPOSE = "night";

/** The key to one person's night; it opens neither the order nor the door. */
export function nightToken(vault: Vault, key: NightKey): string {
  return signKey(vault, PURPOSE, key.eventId, key.lineId, key.linkVersion);
}

/** Reads a night link's token; null for anything this product did not sign for a night. */
export function readNightToken(vault: Vault, token: string): NightKey | null {
  const key = verifyKey(vault, PURPOSE, token);
  return key && { eventId: key.eventId, lineId: key.id, linkVersion: key.linkVersion };
}

/** The full address of a person's night page in a language; `page` is what follows it, such as "/ballot". */
export function nightUrl(
  world: Pick<World, "vault" | "settings">,
  key: NightKey,
  locale: Locale,
  page = "",
): string {
  return `${world.settings.PUBLIC_URL}${localePath(locale, `/n/${nightToken(world.vault, key)}${page}`)}`;
}
