import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { matchesFor } from "#app/domain/night/ballot.ts";
import type { Night } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { votersOf } from "./ballot-partners.server.ts";
import { blockedPairs } from "./blocked-by.server.ts";

export type RevealOutcome = { ok: true } | { ok: false; reason: "not-closed" };

/**
 * Shows everybody their matches at the same moment: one transaction turns the night's state, grants the credits and
 * plans the letters.
 */
export async function revealNight(world: World, input: { eventId: string }): Promise<RevealOutcome> {
  const { eventId } = input;
  const now = world.clock.now();
  const people = await votersOf(world, eventId);
  return world.db.transaction(async (tx): Promise<RevealOutcome> => {
    const { count } = await tx.night.updateMany({
      where: { eventId, state: "closed" },
      data: { state: "revealed", revealedAt: now, updatedAt: now },
    });
    if (count === 0) return { ok: false, reason: "not-closed" };
    await grantCredits(tx, await tx.night.findUniqueOrThrow({ where: { eventId } }), people, now);
    await enqueue(tx, "tell-night", { eventId }, { key: `tell-night:${eventId}` });
    return { ok: true };
  });
}

/** Who handed in a ballot and has no match gets the night's credit, where the organiser gives one. */
async function grantCredits(
  tx: Tx,
  { eventId, creditPercent }: Night,
  people: readonly string[],
  now: Date,
): Promise<void> {
  if (creditPercent === null) return;
  const handed = await tx.ballot.findMany({ where: { eventId, handedAt: { not: null } } });
  const rows = await tx.matchPair.findMany({ where: { eventId } });
  const found = rows.map(({ aId, bId }) => ({ a: aId, b: bId }));
  // Who was blocked since the count sees no match.
  const blocked = await blockedPairs(tx, eventId, found);
  const matches = found.filter(({ a, b }) => !blocked.has(`${a}\n${b}`));
  await tx.nightCredit.createMany({
    data: handed
      .map(({ voterId }) => voterId)
      .filter((lineId) => people.includes(lineId) && matchesFor(lineId, matches).length === 0)
      .map((lineId) => ({ eventId, lineId, percent: creditPercent, createdAt: now })),
    skipDuplicates: true,
  });
}
