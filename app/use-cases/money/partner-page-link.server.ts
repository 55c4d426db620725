import type { Vault } from "#app/adapters/vault.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { pageUrl } from "../letters/letter-sender.server.ts";
import type { World } from "../world.server.ts";

/** What a partner's own link opens: their page, while links of this version are good. */
export type PartnerKey = { partnerId: string; version: number };

const PURPOSE = "partner";
const BODY = 17;
const BYTES = 33;

/** The key to a partner's page: base64url of their id (16 bytes), the link's version (1) and the signature (16). */
export function partnerToken(vault: Pick<Vault, "sign">, { partnerId, version }: PartnerKey): string {
  const body = Buffer.from(`${partnerId.replaceAll("-", "")}${version.toString(16).padStart(2, "0")}`, "hex");
  if (body.length !== BODY) throw new Error("a partner's link takes a UUID and a version below 256");
  return Buffer.concat([body, vault.sign(PURPOSE, body)]).toString("base64url");
}

/** Reads a link's token; null for anything this product did not sign for a partner. */
export function readPartnerToken(vault: Pick<Vault, "verify">, token: string): PartnerKey | null {
  const bytes = /^[\w-]{44}$/.test(token) ? Buffer.from(token, "base64url") : Buffer.alloc(0);
  const body = bytes.subarray(0, BODY);
  if (bytes.length !== BYTES || !vault.verify(PURPOSE, body, bytes.subarray(BODY))) return null;
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(body.toString("hex")) ?? [];
  return { partnerId: parts.join("-"), version: body.readUInt8(16) };
}

/** The full address of a partner's own page. */
export function partnerPageUrl(
  world: Pick<World, "vault" | "settings">,
  key: PartnerKey,
  locale: Locale,
): string {
  return pageUrl(world, locale, `/p/${partnerToken(world.vault, key)}`);
}

/** The partner a link opens; null alike for a forged and for an outdated one. One that has ended still opens. */
export async function openPartnerLink(world: World, token: string): Promise<string | null> {
  const key = readPartnerToken(world.vault, token);
  const row =
    key &&
    (await world.db.prisma.partner.findFirst({
      where: { id: key.partnerId, linkVersion: key.version },
      select: { id: true },
    }));
  return row?.id ?? null;
}
