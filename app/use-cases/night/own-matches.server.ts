import type { World } from "../world.server.ts";
import { blockedPairs } from "./blocked-by.server.ts";
import type { NightPerson } from "./night-person.server.ts";

/** Somebody's match: the other's line, and whether the two are a couple of the last walk. */
export type OwnMatch = { lineId: string; walks: boolean };

/**
 * The matches one person sees: the rows written at the close, once the night is revealed, without those where one has
 * blocked the other since. No mark of anybody is read here, so a like that was not returned leaves nothing to see.
 */
export async function ownMatches(
  world: Pick<World, "db">,
  { eventId, lineId }: Pick<NightPerson, "eventId" | "lineId">,
): Promise<OwnMatch[]> {
  const { prisma } = world.db;
  const night = await prisma.night.findUnique({ where: { eventId }, select: { state: true } });
  if (night?.state !== "revealed") return [];
  const rows = await prisma.matchPair.findMany({
    where: { eventId, OR: [{ aId: lineId }, { bId: lineId }] },
    orderBy: [{ aId: "asc" }, { bId: "asc" }],
  });
  const pairs = rows.map(({ aId, bId, walks }) => ({ a: lineId, b: aId === lineId ? bId : aId, walks }));
  const blocked = await blockedPairs(prisma, eventId, pairs);
  return pairs.filter(({ a, b }) => !blocked.has(`${a}\n${b}`)).map(({ b, walks }) => ({ lineId: b, walks }));
}
