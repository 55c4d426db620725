import { z } from "zod";
import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";

type Contact = { id: string; emailSealed: Uint8Array | null; locale: string };

/** A partner's address as it is stored: sealed, with its keyed index. */
export function sealedAddress({ vault }: Pick<World, "vault">, email: string | null) {
  return email === null
    ? { emailSealed: null, emailIndex: null }
    : { emailSealed: vault.seal(email), emailIndex: vault.index(emailIndexText(email)) };
}

/** A partner's address and the language of their letters; without an address they get none. */
export function addressOf(
  { vault }: Pick<World, "vault">,
  { emailSealed, locale }: Omit<Contact, "id">,
): { email: string | null; locale: Locale } {
  return {
    email: emailSealed === null ? null : z.string().parse(vault.open(emailSealed)),
    locale: isLocale(locale) ? locale : "zh-CN",
  };
}

/** Writes to a partner whose address is known: that their page is there, or that they were paid. In the deed's transaction. */
export async function tellPartner(
  world: World,
  tx: Tx,
  partner: Contact,
  news: { page: string } | { paid: string },
): Promise<void> {
  const { email, locale } = addressOf(world, partner);
  if (email === null) return;
  const about = "page" in news ? `page:${news.page}` : `paid:${news.paid}`;
  await queueLetter(world, tx, {
    kind: "partner-news",
    version: `${partner.id}:${about}`,
    to: { email, locale },
  });
}
