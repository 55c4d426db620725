import type { World } from "../world.server.ts";
import { blockedBy } from "./blocked-by.server.ts";
import { metPairs } from "./met-pairs.server.ts";
import { liveAtNight, type NightPerson } from "./night-person.server.ts";

/** Somebody met this evening, and where; rounds from 1. */
export type BallotPartner = { lineId: string; round: number; table: number };

/**
 * Whom one person met in the rounds that have begun, in the order of the rounds; who has given the ticket back since is
 * left out. Reads the plan of the evening and nobody's ballot.
 */
export async function partnersOf(
  world: Pick<World, "db">,
  { eventId, lineId }: Pick<NightPerson, "eventId" | "lineId">,
): Promise<BallotPartner[]> {
  const { prisma } = world.db;
  const [met, places] = await Promise.all([
    metPairs(world, eventId),
    prisma.nightPlace.findMany({ where: { eventId, lineId }, select: { round: true, table: true } }),
  ]);
  const tables = new Map(places.map(({ round, table }) => [round, table]));
  const partners = met.flatMap(({ a, b, round }) => {
    if (a !== lineId && b !== lineId) return [];
    return [{ lineId: a === lineId ? b : a, round, table: tables.get(round) ?? 0 }];
  });
  const live = await prisma.orderLine.findMany({
    where: { eventId, id: { in: partners.map((partner) => partner.lineId) }, ...liveAtNight },
    select: { id: true },
  });
  const here = new Set(live.map(({ id }) => id));
  return partners.filter(
    (partner, at) =>
      here.has(partner.lineId) && partners.findIndex((one) => one.lineId === partner.lineId) === at,
  );
}

/** Those of them who stand on the person's ballot: all but whom they have blocked themselves. */
export async function ballotPartners(
  world: Pick<World, "db">,
  person: Pick<NightPerson, "eventId" | "lineId" | "emailIndex">,
): Promise<BallotPartner[]> {
  const met = await partnersOf(world, person);
  const ids = met.map(({ lineId }) => lineId);
  const blocked = await blockedBy(world.db.prisma, person, ids);
  return met.filter(({ lineId }) => !blocked.has(lineId));
}

/** Everybody with a ballot: whoever met somebody. Ids of order lines, in their own order. */
export async function votersOf(world: Pick<World, "db">, eventId: string): Promise<string[]> {
  const met = await metPairs(world, eventId);
  const live = await world.db.prisma.orderLine.findMany({
    where: { eventId, id: { in: [...new Set(met.flatMap(({ a, b }) => [a, b]))] }, ...liveAtNight },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return live.map(({ id }) => id);
}
