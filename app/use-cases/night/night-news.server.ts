import type { Locale } from "#app/domain/events/locale.ts";
import { ballotStanding } from "#app/domain/night/ballot-standing.ts";
import type { NightNews } from "#emails/night-news.tsx";
import type { World } from "../world.server.ts";
import { ballotPartners } from "./ballot-partners.server.ts";
import { nightNames } from "./night-names.server.ts";
import type { NightPerson } from "./night-person.server.ts";
import { ownMatches } from "./own-matches.server.ts";

type Reader = Pick<NightPerson, "eventId" | "lineId" | "emailIndex">;

/** How far somebody's own ballot is; a reason when there is nothing to remind of. */
export async function ballotNews(
  world: World,
  person: Reader,
  at: "end" | "morning",
): Promise<NightNews | string> {
  const { eventId, lineId } = person;
  const { prisma } = world.db;
  const [night, ballot, met, marks] = await Promise.all([
    prisma.night.findUnique({ where: { eventId } }),
    prisma.ballot.findUnique({ where: { eventId_voterId: { eventId, voterId: lineId } } }),
    ballotPartners(world, person),
    prisma.ballotMark.findMany({ where: { eventId, voterId: lineId }, select: { aboutId: true } }),
  ]);
  if (!night?.ballotClosesAt || ballotStanding(night, world.clock.now()) !== "open") return "ballot-closed";
  if (ballot?.handedAt) return "handed-in";
  if (met.length === 0) return "nobody-met";
  const marked = new Set(marks.map(({ aboutId }) => aboutId));
  const decided = met.filter((partner) => marked.has(partner.lineId)).length;
  return { is: "ballot", at, decided, of: met.length, closesAt: night.ballotClosesAt };
}

/** What the night came to for somebody: the names of their matches, or kind words. Nothing else decides. */
export async function resultNews(
  world: World,
  { eventId, lineId }: Reader,
  locale: Locale,
): Promise<NightNews | string> {
  const { prisma } = world.db;
  const night = await prisma.night.findUnique({ where: { eventId }, select: { state: true } });
  if (night?.state !== "revealed") return "not-revealed";
  const [matches, names, credit] = await Promise.all([
    ownMatches(world, { eventId, lineId }),
    nightNames(world, eventId, locale),
    prisma.nightCredit.findUnique({ where: { eventId_lineId: { eventId, lineId } } }),
  ]);
  const called = matches.flatMap((match) => names.get(match.lineId)?.name ?? []);
  if (called.length > 0) return { is: "match", names: called };
  return { is: "kind", creditPercent: credit?.percent ?? null };
}
