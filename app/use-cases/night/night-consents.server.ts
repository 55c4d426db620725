import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { type NightPurpose, nightConsentVersions, nightPurposes } from "#app/domain/night/night-consents.ts";
import type { World } from "../world.server.ts";
import type { NightPerson } from "./night-person.server.ts";

/** Whose consents are meant. */
export type ConsentKey = Pick<NightPerson, "eventId" | "orderId" | "lineId">;

/** For each purpose, when its present text was agreed to; null when it was not, or was taken back. */
export type NightConsents = Record<NightPurpose, Date | null>;

const purposesOf = nightPurposes.map((purpose) => ({ [purpose]: { not: null } }));

/** What somebody agrees to now. */
export async function readNightConsents(client: Tx, key: ConsentKey): Promise<NightConsents> {
  const { eventId, orderId, lineId } = key;
  const rows = await client.consent.findMany({
    where: { eventId, orderId, lineId, withdrawnAt: null, OR: purposesOf },
    orderBy: { seq: "asc" },
  });
  const given = (purpose: NightPurpose) =>
    rows.find((row) => row[purpose] === nightConsentVersions[purpose])?.givenAt ?? null;
  return { wishes: given("wishes"), answers: given("answers"), contact: given("contact") };
}

/** Writes that somebody agrees to the text of a purpose that is shown now. Call it with the order locked. */
export async function giveNightConsent(
  world: World,
  tx: Tx,
  key: ConsentKey,
  { purpose, locale }: { purpose: NightPurpose; locale: Locale },
): Promise<void> {
  const { eventId, orderId, lineId } = key;
  if ((await readNightConsents(tx, key))[purpose]) return;
  const before = await tx.consent.count({ where: { eventId, orderId, lineId } });
  const now = world.clock.now();
  const text = { [purpose]: nightConsentVersions[purpose] };
  await tx.consent.create({
    data: { eventId, orderId, lineId, seq: before + 1, givenAt: now, locale, ...text },
  });
}

/** Marks the consents to these purposes as taken back; that they were once given stays known. */
export async function endNightConsents(
  tx: Tx,
  key: ConsentKey,
  { purposes, now }: { purposes: readonly NightPurpose[]; now: Date },
): Promise<void> {
  const { eventId, orderId, lineId } = key;
  await tx.consent.updateMany({
    where: {
      ...{ eventId, orderId, lineId, withdrawnAt: null },
      OR: purposes.map((purpose) => ({ [purpose]: { not: null } })),
    },
    data: { withdrawnAt: now },
  });
}
