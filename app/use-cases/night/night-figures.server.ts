import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import { addCounts, type NightCounts, noCounts } from "#app/domain/trust/night-figures.ts";
import type { World } from "../world.server.ts";
import { metPairs } from "./met-pairs.server.ts";

/** What is counted of one evening whose matches are revealed: never who chose whom. */
export type NightFigures = {
  eventId: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  counts: NightCounts;
};

/** More evenings than these are not counted together. */
const MOST = 100;

/**
 * Counts of every evening whose matches are revealed, the newest first, and of all of them together; of one event alone
 * when it is named. Nothing is counted before the reveal.
 */
export async function nightFigures(
  world: World,
  { locale, eventId }: { locale: Locale; eventId?: string },
): Promise<{ nights: NightFigures[]; total: NightCounts }> {
  const rows = await world.db.prisma.night.findMany({
    where: { state: "revealed", ...(eventId === undefined ? {} : { eventId }) },
    orderBy: { event: { startsAt: "desc" } },
    take: MOST,
    include: { event: { include: { texts: { select: { locale: true, title: true } } } } },
  });
  const nights: NightFigures[] = [];
  for (const { event } of rows) {
    nights.push({
      eventId: event.id,
      title: titleIn(event, locale),
      ...{ startsAt: event.startsAt, timeZone: event.timeZone },
      counts: await countsOf(world, event.id),
    });
  }
  return { nights, total: nights.reduce((sum, { counts }) => addCounts(sum, counts), noCounts) };
}

async function countsOf(world: World, eventId: string): Promise<NightCounts> {
  const { prisma } = world.db;
  const met = await metPairs(world, eventId);
  const people = [...new Set(met.flatMap(({ a, b }) => [a, b]))];
  const [matches, ballots, ratings, asked, yes] = await Promise.all([
    prisma.matchPair.findMany({ where: { eventId } }),
    prisma.ballot.count({ where: { eventId, voterId: { in: people }, handedAt: { not: null } } }),
    prisma.survey.aggregate({ where: { eventId }, _count: { stars: true }, _sum: { stars: true } }),
    prisma.survey.count({ where: { eventId, metAgain: { not: null } } }),
    prisma.survey.count({ where: { eventId, metAgain: true } }),
  ]);
  return {
    ...{ people: people.length, dates: met.length, matches: matches.length, ballots },
    matched: new Set(matches.flatMap(({ aId, bId }) => [aId, bId])).size,
    ratings: { count: ratings._count.stars, stars: ratings._sum.stars ?? 0 },
    again: { yes, asked },
  };
}
