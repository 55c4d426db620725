import type { Vault } from "#app/adapters/vault.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";

/** What a link in a letter asks its reader to say yes to. */
export type TransferKey = { eventId: string; transferId: string };

const PURPOSE = "transfer";
const BODY = 32;
const SIGNATURE = 16;

/** The key to one offer: base64url of event id, offer id and signature (16 bytes each). */
export function transferToken(vault: Vault, key: TransferKey): string {
  const body = Buffer.from(`${key.eventId}${key.transferId}`.replaceAll("-", ""), "hex");
  if (body.length !== BODY) throw new Error("an offer's link takes two UUIDs");
  return Buffer.concat([body, vault.sign(PURPOSE, body)]).toString("base64url");
}

/** Reads a link's token; null for anything this product did not sign. */
export function readTransferToken(vault: Vault, token: string): TransferKey | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, BODY);
  if (bytes.length !== BODY + SIGNATURE || !vault.verify(PURPOSE, body, bytes.subarray(BODY))) return null;
  const [eventId, transferId] = [body.subarray(0, 16), body.subarray(16)].map((id) =>
    id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
  );
  return eventId && transferId ? { eventId, transferId } : null;
}

/** The full address of an offer's page in a language. */
export function transferUrl(
  world: Pick<World, "vault" | "settings">,
  key: TransferKey,
  locale: Locale,
): string {
  const prefix = locale === "en" ? "/en" : "";
  return `${world.settings.PUBLIC_URL}${prefix}/handover/${transferToken(world.vault, key)}`;
}
