import type { Tx } from "#app/adapters/db.server.ts";
import { nightPurposes } from "#app/domain/night/night-consents.ts";
import type { World } from "../world.server.ts";
import { asNightPerson, type NotDone } from "./as-night-person.server.ts";
import { type ConsentKey, endNightConsents } from "./night-consents.server.ts";

/**
 * Deletes what the person of a line told for a night: profile, contact, private notes, ballot and survey. That they
 * sat at a table with somebody, a match that was found, a block and a report concern others too and stay. Call it with
 * the order locked.
 */
export async function forgetNight(tx: Tx, key: ConsentKey, now: Date): Promise<void> {
  const { eventId, lineId } = key;
  await tx.profile.deleteMany({ where: { eventId, lineId } });
  await tx.privateNote.deleteMany({ where: { eventId, authorId: lineId } });
  await tx.ballotMark.deleteMany({ where: { eventId, voterId: lineId } });
  await tx.ballot.deleteMany({ where: { eventId, voterId: lineId } });
  await tx.nightWalk.deleteMany({ where: { eventId, lineId } });
  await tx.survey.deleteMany({ where: { eventId, lineId } });
  await endNightConsents(tx, key, { purposes: nightPurposes, now });
}

/** Deletes one's own data of a night, by oneself. */
export function forgetOwnNight(world: World, { token }: { token: string }): Promise<{ ok: true } | NotDone> {
  return asNightPerson(world, token, async (tx, person) => {
    await forgetNight(tx, person, world.clock.now());
    return { ok: true } as const;
  });
}
