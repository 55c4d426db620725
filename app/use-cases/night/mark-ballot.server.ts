import type { Tx } from "#app/adapters/db.server.ts";
import { checkMark, type MarkVerdict } from "#app/domain/night/ballot.ts";
import { ballotClosedAt } from "#app/domain/night/ballot-standing.ts";
import type { Night } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { ballotPartners } from "./ballot-partners.server.ts";
import { findNightPerson } from "./night-person.server.ts";

export type BallotRefusal = "not-found" | Extract<MarkVerdict, { ok: false }>["reason"];
export type MarkBallotOutcome = { ok: true } | { ok: false; reason: BallotRefusal };

/**
 * Says yes or no to somebody met, in private; saying it again, or the other word, counts from then on. What counts is
 * when it arrives. The night's row is held while the mark is written, so that no mark slips in while the ballot is
 * being counted.
 */
export async function markBallot(
  world: World,
  input: { token: string; aboutId: string; says: "yes" | "no" },
): Promise<MarkBallotOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId } = person;
  const { aboutId, says } = input;
  const markedAt = world.clock.now();
  const met = (await ballotPartners(world, person)).map((partner) => ({ a: lineId, b: partner.lineId }));
  return world.db.transaction(async (tx): Promise<MarkBallotOutcome> => {
    const night = await holdNight(tx, eventId);
    const closedAt = night ? ballotClosedAt(night, markedAt) : new Date(0);
    const verdict = checkMark({ from: lineId, to: aboutId }, met, closedAt, markedAt);
    if (!verdict.ok) return verdict;
    await tx.ballotMark.upsert({
      where: { eventId_voterId_aboutId: { eventId, voterId: lineId, aboutId } },
      create: { eventId, voterId: lineId, aboutId, says, markedAt },
      update: { says, markedAt },
    });
    return { ok: true };
  });
}

/** Keeps the night as it is until the transaction ends; others may hold it too, closing the ballot waits. */
export async function holdNight(tx: Tx, eventId: string): Promise<Night | null> {
  await tx.$queryRaw`SELECT 1 FROM night WHERE event_id = ${eventId}::uuid FOR SHARE`;
  return tx.night.findUnique({ where: { eventId } });
}
