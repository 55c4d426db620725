import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { type Couple, matchesOf } from "#app/domain/night/ballot.ts";
import { ballotStanding } from "#app/domain/night/ballot-standing.ts";
import { whoMayMeet } from "#app/domain/night/compatibility.ts";
import { finalPairs } from "#app/domain/night/final-pairs.ts";
import { pairName } from "#app/domain/night/night-plan.ts";
import type { Night } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { type MetPair, metPairs } from "./met-pairs.server.ts";
import { type NightPeople, nightPeople } from "./night-people.server.ts";

export type CloseBallotOutcome = { ok: true } | { ok: false; reason: "not-found" | "not-yet" | "closed" };

/**
 * Closes a ballot whose time has come, and counts it once: in one transaction, holding the night alone, it writes the
 * matches (and the couples of the last walk) and plans the reveal. Until that, nothing of it can be seen anywhere.
 */
export async function closeBallot(world: World, input: { eventId: string }): Promise<CloseBallotOutcome> {
  const { eventId } = input;
  const now = world.clock.now();
  const found = await world.db.prisma.night.findUnique({ where: { eventId } });
  if (!found) return { ok: false, reason: "not-found" };
  // Once the rounds are over, who met whom stays as it is.
  const refused = refusal(found, now);
  if (refused) return refused;
  const [people, met] = await Promise.all([nightPeople(world, eventId), metPairs(world, eventId)]);
  return world.db.transaction(async (tx): Promise<CloseBallotOutcome> => {
    await tx.$queryRaw`SELECT 1 FROM night WHERE event_id = ${eventId}::uuid FOR UPDATE`;
    const night = await tx.night.findUniqueOrThrow({ where: { eventId } });
    const late = refusal(night, now);
    if (late) return late;
    const { matches, couples } = await count(tx, night, met, people);
    await tx.night.update({ where: { eventId }, data: { state: "closed", closedAt: now, updatedAt: now } });
    const walking = new Set(couples.map(({ a, b }) => pairName(a, b)));
    await tx.matchPair.createMany({
      data: matches.map(({ a, b }) => ({
        ...{ eventId, aId: a, bId: b, foundAt: now },
        walks: walking.has(pairName(a, b)),
      })),
    });
    await enqueue(tx, "reveal-night", { eventId }, { key: `reveal-night:${eventId}` });
    return { ok: true };
  });
}

function refusal(night: Night, now: Date): Extract<CloseBallotOutcome, { ok: false }> | null {
  const standing = ballotStanding(night, now);
  if (standing === "closed" || standing === "revealed") return { ok: false, reason: "closed" };
  return standing === "closing" ? null : { ok: false, reason: "not-yet" };
}

async function count(
  tx: Tx,
  { eventId, finalWalk }: Night,
  met: readonly MetPair[],
  { guests, past }: NightPeople,
): Promise<{ matches: Couple[]; couples: Couple[] }> {
  const here = new Set(guests.map(({ id }) => id));
  const marks = await tx.ballotMark.findMany({ where: { eventId } });
  const matches = matchesOf(
    met.filter(({ a, b }) => here.has(a) && here.has(b)),
    marks.map(({ voterId, aboutId, says }) => ({
      ...{ from: voterId, to: aboutId },
      says: says === "yes" ? ("yes" as const) : ("no" as const),
    })),
    past.blocks,
  );
  if (!finalWalk) return { matches, couples: [] };
  const fit = new Map(whoMayMeet(guests, past).map(({ a, b, score }) => [pairName(a, b), score]));
  const fitting = matches.map(({ a, b }) => ({ a, b, score: fit.get(pairName(a, b)) ?? 0 }));
  return { matches, couples: finalPairs(fitting, "maximum-cardinality") };
}
