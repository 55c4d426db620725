import type { Vault } from "#app/adapters/vault.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { World } from "../world.server.ts";

/** What a link in a letter opens: one entry of a waitlist. */
export type EntryKey = { eventId: string; entryId: string };

const PURPOSE = "waitlist";
const BODY = 32;
const SIGNATURE = 16;

/** The key to one entry: base64url of event id, entry id and signature (16 bytes each). */
export function waitlistToken(vault: Pick<Vault, "sign">, key: EntryKey): string {
  const body = Buffer.from(`${key.eventId}${key.entryId}`.replaceAll("-", ""), "hex");
  if (body.length !== BODY) throw new Error("an entry's link takes two UUIDs");
  return Buffer.concat([body, vault.sign(PURPOSE, body)]).toString("base64url");
}

/** Reads a link's token; null for anything this product did not sign. */
export function readWaitlistToken(vault: Pick<Vault, "verify">, token: string): EntryKey | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, BODY);
  if (bytes.length !== BODY + SIGNATURE || !vault.verify(PURPOSE, body, bytes.subarray(BODY))) return null;
  const [eventId, entryId] = [body.subarray(0, 16), body.subarray(16)].map((id) =>
    id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
  );
  return eventId && entryId ? { eventId, entryId } : null;
}

/** The full address of an entry's page in a language. */
export function waitlistUrl(world: Pick<World, "vault" | "settings">, key: EntryKey, locale: Locale): string {
  return `${world.settings.PUBLIC_URL}${localePath(locale, `/w/${waitlistToken(world.vault, key)}`)}`;
}
