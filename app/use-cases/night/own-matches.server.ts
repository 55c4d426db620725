import type { World } from "../world.server.ts";
import { blocksWith } from "./blocked-by.server.ts";
import type { NightPerson } from "./night-person.server.ts";

/**
 * Somebody's match: the other's line, whether the two are a couple of the last walk, and whether the other shares
 * nothing any more, since they have blocked this person.
 */
export type OwnMatch = { lineId: string; walks: boolean; shut: boolean };

/**
 * The matches one person sees: the rows written at the close, once the night is revealed, without those whom they have
 * blocked themselves. Where the other blocked them, a match that was never shown stays unseen; one that was shown
 * stays, like one who has taken the contact back: that it went would tell of the block. No mark of anybody is read
 * here, so a like that was not returned leaves nothing to see.
 */
export async function ownMatches(
  world: Pick<World, "db">,
  { eventId, lineId }: Pick<NightPerson, "eventId" | "lineId">,
): Promise<OwnMatch[]> {
  const { prisma } = world.db;
  const night = await prisma.night.findUnique({
    where: { eventId },
    select: { state: true, revealedAt: true },
  });
  if (night?.state !== "revealed") return [];
  const { revealedAt } = night;
  const rows = await prisma.matchPair.findMany({
    where: { eventId, OR: [{ aId: lineId }, { bId: lineId }] },
    orderBy: [{ aId: "asc" }, { bId: "asc" }],
  });
  const pairs = rows.map(({ aId, bId, walks }) => ({ other: aId === lineId ? bId : aId, walks }));
  const others = pairs.map(({ other }) => other);
  const blocks = await blocksWith(prisma, { eventId, lineId }, others);
  return pairs.flatMap(({ other, walks }): OwnMatch[] => {
    const { own = false, theirsAt = null } = blocks.get(other) ?? {};
    if (own || (theirsAt !== null && revealedAt !== null && theirsAt <= revealedAt)) return [];
    return [{ lineId: other, walks, shut: theirsAt !== null }];
  });
}
