import { type MatchRecord, matchRecord } from "#app/domain/trust/match-record.ts";
import type { World } from "../world.server.ts";
import { nightFigures } from "./night-figures.server.ts";

/**
 * How many people of past evenings have at least one match, as strangers may read it; the same counts as the office's
 * (see `nightFigures`). Evenings at which nobody met do not count. Null while there is too little to tell. Public pages
 * ask every second, and the answer changes with a reveal alone: until the next one it is counted once.
 */
export async function readMatchRecord(world: World): Promise<MatchRecord | null> {
  const { _count, _max } = await world.db.prisma.night.aggregate({
    where: { state: "revealed" },
    _count: true,
    _max: { revealedAt: true },
  });
  return world.matchRecord(`${_count} ${_max.revealedAt?.toISOString()}`, () => countRecord(world));
}

async function countRecord(world: World): Promise<MatchRecord | null> {
  const { nights, total } = await nightFigures(world, { locale: "zh-CN" });
  return matchRecord(nights.filter(({ counts }) => counts.people > 0).length, total);
}
