import type { Vault } from "#app/adapters/vault.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";

/** What a signed link opens: this order, as long as its link version is the same. */
export type OrderKey = { eventId: string; orderId: string; linkVersion: number };

const PURPOSE = "order";
const BODY = 33;
const SIGNATURE = 16;

/** The key to one order: base64url of event id, order id (16 bytes each), link version (1 byte) and signature (16 bytes). */
export function orderToken(vault: Vault, key: OrderKey): string {
  return signKey(vault, PURPOSE, key.eventId, key.orderId, key.linkVersion);
}

/** Reads a link's token; null for anything this product did not sign. */
export function readOrderToken(vault: Vault, token: string): OrderKey | null {
  const key = verifyKey(vault, PURPOSE, token);
  return key && { eventId: key.eventId, orderId: key.id, linkVersion: key.linkVersion };
}

/** A token for what has an id at an event, signed for one purpose. */
export function signKey(vault: Vault, purpose: string, eventId: string, id: string, version: number): string {
  const body = Buffer.concat([
    Buffer.from(eventId.replaceAll("-", ""), "hex"),
    Buffer.from(id.replaceAll("-", ""), "hex"),
    Buffer.from([version]),
  ]);
  if (body.length !== BODY) throw new Error("a link takes two UUIDs and a version below 256");
  return Buffer.concat([body, vault.sign(purpose, body)]).toString("base64url");
}

/** Reads such a token; null when it was not signed here for this purpose. */
export function verifyKey(
  vault: Vault,
  purpose: string,
  token: string,
): { eventId: string; id: string; linkVersion: number } | null {
  if (!/^[\w-]{66}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== BODY + SIGNATURE || bytes.toString("base64url") !== token) return null;
  const body = bytes.subarray(0, BODY);
  if (!vault.verify(purpose, body, bytes.subarray(BODY))) return null;
  return {
    eventId: uuidOf(body.subarray(0, 16)),
    id: uuidOf(body.subarray(16, 32)),
    linkVersion: body.readUInt8(32),
  };
}

/** The full address of an order's page in a language. */
export function orderUrl(world: Pick<World, "vault" | "settings">, key: OrderKey, locale: Locale): string {
  const prefix = locale === "en" ? "/en" : "";
  return `${world.settings.PUBLIC_URL}${prefix}/o/${orderToken(world.vault, key)}`;
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
