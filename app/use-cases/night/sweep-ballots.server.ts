import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";
import { closeBallot } from "./close-ballot.server.ts";
import { openBallot } from "./open-ballot.server.ts";
import { revealNight } from "./reveal-night.server.ts";
import { tellNight } from "./tell-night.server.ts";

/**
 * Every minute: ballots of nights that are over get their closing time and reminders, those whose time has come are
 * closed, closed ones are revealed, and their guests are told, also when the job that should do it was lost.
 */
export async function sweepBallots(world: World): Promise<void> {
  const now = world.clock.now();
  await oneByOne(world, await unopened(world), {
    failed: "a ballot could not be opened",
    work: async (night) => {
      await openBallot(world, night);
      return true;
    },
  });
  await oneByOne(world, await nightsIn(world, { state: "over", ballotClosesAt: { lte: now } }), {
    failed: "a ballot could not be closed",
    work: async (night) => (await closeBallot(world, night)).ok,
  });
  await oneByOne(world, await nightsIn(world, { state: "closed" }), {
    failed: "a night could not be revealed",
    work: async (night) => (await revealNight(world, night)).ok,
  });
  await oneByOne(world, await untold(world), {
    failed: "guests of a night could not be told",
    work: async (night) => {
      await tellNight(world, night);
      return true;
    },
  });
}

type Wanted = { state: string; ballotClosesAt?: { lte: Date } };

function nightsIn(world: World, where: Wanted): Promise<{ eventId: string }[]> {
  return world.db.prisma.night.findMany({ where, select: { eventId: true }, orderBy: { eventId: "asc" } });
}

/** Nights that are over, without a closing time or without any reminder written. */
function unopened(world: World): Promise<{ eventId: string }[]> {
  return world.db.prisma.$queryRaw`
    SELECT n.event_id AS "eventId" FROM night n
    WHERE n.state = 'over' AND (n.ballot_closes_at IS NULL
      OR NOT EXISTS (SELECT 1 FROM letter l WHERE l.event_id = n.event_id AND l.kind = 'night-ballot'))
    ORDER BY n.event_id`;
}

/** Nights revealed of late without every letter written. */
function untold(world: World): Promise<{ eventId: string }[]> {
  const since = new Date(world.clock.now().getTime() - 86_400_000);
  return world.db.prisma.$queryRaw`
    SELECT n.event_id AS "eventId" FROM night n
    WHERE n.state = 'revealed' AND n.revealed_at > ${since}
      AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.event_id = n.event_id AND l.kind = 'night-thanks')
    ORDER BY n.event_id`;
}
