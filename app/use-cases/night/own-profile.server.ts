import type { Tx } from "#app/adapters/db.server.ts";
import { type NightContact, noContact, readContact, sharesAnything } from "#app/domain/night/contact.ts";
import { emptyProfile, type Profile, readProfile } from "#app/domain/night/profile.ts";
import type { World } from "../world.server.ts";

type LineKey = { eventId: string; lineId: string };

/** What somebody told for a night so far; `told` is false while they never sent a form. */
export async function readOwnProfile(
  world: World,
  client: Tx,
  { eventId, lineId }: LineKey,
): Promise<{ profile: Profile; contact: NightContact; told: boolean }> {
  const row = await client.profile.findUnique({ where: { eventId_lineId: { eventId, lineId } } });
  if (!row) return { profile: emptyProfile, contact: noContact, told: false };
  return {
    profile: readProfile(world.vault.open(row.sealed)),
    contact: row.contactSealed ? readContact(world.vault.open(row.contactSealed)) : noContact,
    told: row.completedAt !== null,
  };
}

/** Writes parts of a profile over what is there. Call it with the order locked. */
export async function writeOwnProfile(
  world: World,
  tx: Tx,
  { eventId, lineId }: LineKey,
  parts: { profile?: Partial<Profile>; contact?: NightContact },
): Promise<void> {
  const now = world.clock.now();
  const before = await readOwnProfile(world, tx, { eventId, lineId });
  const profile = { ...before.profile, ...parts.profile };
  const contact = parts.contact ?? before.contact;
  const data = {
    sealed: world.vault.seal(profile),
    contactSealed: sharesAnything(contact) ? world.vault.seal(contact) : null,
    updatedAt: now,
  };
  const done = before.told || parts.profile === undefined ? {} : { completedAt: now };
  await tx.profile.upsert({
    where: { eventId_lineId: { eventId, lineId } },
    create: { eventId, lineId, ...data, ...done },
    update: { ...data, ...done },
  });
}
