import type { Vault } from "#app/adapters/vault.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";

/** What a venue's link opens: one booking, while links of this version are good. */
export type BookingKey = { bookingId: string; version: number };

const PURPOSE = "venue-booking";
const BODY = 17;
const SIGNATURE = 16;

/** The key to one booking: base64url of its id (16 bytes), the link's version (1) and the signature (16). */
export function bookingToken(vault: Pick<Vault, "sign">, { bookingId, version }: BookingKey): string {
  const body = Buffer.concat([Buffer.from(bookingId.replaceAll("-", ""), "hex"), Buffer.from([version])]);
  if (body.length !== BODY) throw new Error("a booking's link takes a UUID and a small version");
  return Buffer.concat([body, vault.sign(PURPOSE, body)]).toString("base64url");
}

/** Reads a link's token; null for anything this product did not sign for a booking. */
export function readBookingToken(vault: Pick<Vault, "verify">, token: string): BookingKey | null {
  if (!/^[\w-]{44}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, BODY);
  if (bytes.length !== BODY + SIGNATURE || !vault.verify(PURPOSE, body, bytes.subarray(BODY))) return null;
  const hex = body.subarray(0, 16).toString("hex");
  const bookingId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return { bookingId, version: body[16] ?? 0 };
}

/** The full address of a booking's page for its venue. */
export function bookingUrl(
  world: Pick<World, "vault" | "settings">,
  key: BookingKey,
  locale: Locale,
): string {
  return `${world.settings.PUBLIC_URL}${localePath(locale, `/v/${bookingToken(world.vault, key)}`)}`;
}

/**
 * The booking a link opens. Null alike for a forged link, an outdated one, a booking that was never sent to its venue,
 * and once its time is over.
 */
export async function openBookingLink(world: World, token: string): Promise<OpenedBooking | null> {
  return openLink(world, token, { endsAt: { gt: world.clock.now() } });
}

/** The booking whose agreement a link opens: as above, but also after its end once both sides had agreed. */
export async function openAgreementLink(world: World, token: string): Promise<OpenedBooking | null> {
  return openLink(world, token, {
    OR: [{ endsAt: { gt: world.clock.now() } }, { agreedVersion: { not: null } }],
  });
}

export type OpenedBooking = { bookingId: string; venueId: string };

async function openLink(
  world: World,
  token: string,
  also: Prisma.VenueBookingWhereInput,
): Promise<OpenedBooking | null> {
  const key = readBookingToken(world.vault, token);
  if (key === null) return null;
  const row = await world.db.prisma.venueBooking.findFirst({
    where: { id: key.bookingId, linkVersion: key.version, contactSealed: { not: null }, ...also },
    select: { id: true, venueId: true },
  });
  return row && { bookingId: row.id, venueId: row.venueId };
}
