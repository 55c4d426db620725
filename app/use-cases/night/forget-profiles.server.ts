import { emptyProfile, readProfile } from "#app/domain/night/profile.ts";
import { forgetProfilesBefore } from "#app/domain/night/profile-retention.ts";
import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";
import { liveAtNight } from "./night-person.server.ts";

/**
 * Every day: profiles of people without a ticket go at once, wishes and answers thirty days after the evening, names
 * and contact ninety days after it.
 */
export async function forgetProfiles(world: World): Promise<void> {
  const { prisma } = world.db;
  const before = forgetProfilesBefore(world.clock.now());
  const ended = (at: Date) => ({ line: { order: { event: { endsAt: { lte: at } } } } });
  await prisma.profile.deleteMany({ where: { OR: [{ NOT: { line: liveAtNight } }, ended(before.all)] } });
  const old = await prisma.profile.findMany({
    where: ended(before.wishes),
    select: { eventId: true, lineId: true },
    orderBy: [{ eventId: "asc" }, { lineId: "asc" }],
  });
  await oneByOne(world, old, {
    failed: "a profile's wishes could not be deleted",
    work: (key) => keepNameAlone(world, key),
  });
}

async function keepNameAlone(
  world: World,
  { eventId, lineId }: { eventId: string; lineId: string },
): Promise<boolean> {
  const { prisma } = world.db;
  const row = await prisma.profile.findUnique({ where: { eventId_lineId: { eventId, lineId } } });
  if (!row) return false;
  const { displayName } = readProfile(world.vault.open(row.sealed));
  const kept = { ...emptyProfile, displayName };
  if (JSON.stringify(kept) === JSON.stringify(readProfile(world.vault.open(row.sealed)))) return false;
  await prisma.profile.updateMany({
    // Not over what its owner wrote meanwhile.
    where: { eventId, lineId, updatedAt: row.updatedAt },
    data: { sealed: world.vault.seal(kept), updatedAt: world.clock.now() },
  });
  return true;
}
