import type { Locale } from "#app/domain/events/locale.ts";
import { type BallotStanding, ballotStanding } from "#app/domain/night/ballot-standing.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { votersOf } from "./ballot-partners.server.ts";
import { blockedPairs } from "./blocked-by.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { nightNames } from "./night-names.server.ts";

/** What an organiser sees of a ballot: how many were handed in, never what any of them says. */
export type NightBallotPage = {
  event: OfficeEvent;
  standing: BallotStanding;
  /** The rounds are done. */
  over: boolean;
  closesAt: Date | null;
  closedAt: Date | null;
  revealedAt: Date | null;
  handedIn: number;
  voters: number;
  creditPercent: number | null;
  finalWalk: boolean;
  /** Couples of the last walk of whom both said that they would: their names as the room knows them. */
  walkers: { a: string; b: string }[];
  /** `lines` in the order of their letters, so that neither time nor place tells who wrote one. */
  survey: { answers: number; stars: number | null; lines: string[] };
};

/** The ballot of an event for its organiser; null when there is no such event. */
export async function showNightBallot(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<NightBallotPage | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const { eventId } = input;
  const { prisma } = world.db;
  const night = await ensureNight(world, eventId);
  const voters = await votersOf(world, eventId);
  const [handedIn, survey, said, walkers] = await Promise.all([
    prisma.ballot.count({ where: { eventId, voterId: { in: voters }, handedAt: { not: null } } }),
    prisma.survey.aggregate({ where: { eventId }, _count: { stars: true }, _avg: { stars: true } }),
    prisma.survey.findMany({ where: { eventId, lineSealed: { not: null } }, select: { lineSealed: true } }),
    night.state === "revealed" ? walkersOf(world, input) : [],
  ]);
  return {
    event,
    standing: ballotStanding(night, world.clock.now()),
    over: night.state === "over",
    ...{ closesAt: night.ballotClosesAt, closedAt: night.closedAt, revealedAt: night.revealedAt },
    ...{ handedIn, voters: voters.length, walkers },
    ...{ creditPercent: night.creditPercent, finalWalk: night.finalWalk },
    survey: {
      ...{ answers: survey._count.stars, stars: survey._avg.stars },
      lines: said.flatMap(({ lineSealed }) => openLine(world, lineSealed)).sort(),
    },
  };
}

function openLine(world: World, sealed: Uint8Array | null): string[] {
  const line = sealed && world.vault.open(sealed);
  return typeof line === "string" ? [line] : [];
}

async function walkersOf(
  world: World,
  { eventId, locale }: { eventId: string; locale: Locale },
): Promise<{ a: string; b: string }[]> {
  const { prisma } = world.db;
  const [rows, yes, names] = await Promise.all([
    prisma.matchPair.findMany({ where: { eventId, walks: true }, orderBy: [{ aId: "asc" }] }),
    prisma.nightWalk.findMany({ where: { eventId } }),
    nightNames(world, eventId, locale),
  ]);
  const agreed = new Set(yes.map(({ lineId }) => lineId));
  const both = rows
    .filter(({ aId, bId }) => agreed.has(aId) && agreed.has(bId))
    .map(({ aId, bId }) => ({ a: aId, b: bId }));
  const blocked = await blockedPairs(prisma, eventId, both);
  return both.flatMap(({ a, b }) => {
    const [one, other] = [names.get(a)?.name, names.get(b)?.name];
    return one !== undefined && other !== undefined && !blocked.has(`${a}\n${b}`)
      ? [{ a: one, b: other }]
      : [];
  });
}
