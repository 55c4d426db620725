import type { Tx } from "#app/adapters/db.server.ts";
import { checkMark, type MarkVerdict } from "#app/domain/night/ballot.ts";
import { ballotClosedAt } from "#app/domain/night/ballot-standing.ts";
import type { Night } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { ballotPartners } from "./ballot-partners.server.ts";
import { findNightPerson } from "./night-person.server.ts";
import { plainTap, type Tap, takeTap, tappedAt } from "./take-tap.server.ts";

export type BallotRefusal = "not-found" | Extract<MarkVerdict, { ok: false }>["reason"];
export type MarkBallotOutcome = { ok: true } | { ok: false; reason: BallotRefusal };

/**
 * Says yes or no to somebody met, in private; saying it again, or the other word, counts from then on. What counts is
 * when it arrives; of two taps that overtook each other on the way, the one made later. The night's row is held while the mark is written, so that no mark slips in while the ballot is
 * being counted.
 */
export async function markBallot(
  world: World,
  input: { token: string; aboutId: string; says: "yes" | "no"; tap?: Tap },
): Promise<MarkBallotOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId } = person;
  const { aboutId, says, tap = plainTap } = input;
  const now = world.clock.now();
  const markedAt = tappedAt(world, tap);
  const met = (await ballotPartners(world, person)).map((partner) => ({ a: lineId, b: partner.lineId }));
  return world.db.transaction(async (tx): Promise<MarkBallotOutcome> => {
    const night = await holdNight(tx, eventId);
    const closedAt = night ? ballotClosedAt(night, now) : new Date(0);
    const verdict = checkMark({ from: lineId, to: aboutId }, met, closedAt, now);
    if (!verdict.ok) return (await wasTaken(tx, { eventId, lineId, tap })) ? { ok: true } : verdict;
    if (!(await takeTap(world, tx, { eventId, lineId, tap }))) return { ok: true };
    const mark = { eventId, voterId: lineId, aboutId };
    await tx.ballotMark.createMany({ data: { ...mark, says, markedAt }, skipDuplicates: true });
    await tx.ballotMark.updateMany({
      where: { ...mark, markedAt: { lte: markedAt } },
      data: { says, markedAt },
    });
    return { ok: true };
  });
}

/** A tap that counted in time, whose answer was lost on the way, is answered the same again. */
async function wasTaken(
  tx: Tx,
  { eventId, lineId, tap }: { eventId: string; lineId: string; tap: Tap },
): Promise<boolean> {
  if (tap.id === null) return false;
  return (await tx.nightTap.count({ where: { eventId, lineId, id: tap.id } })) > 0;
}

/** Keeps the night as it is until the transaction ends; others may hold it too, closing the ballot waits. */
export async function holdNight(tx: Tx, eventId: string): Promise<Night | null> {
  await tx.$queryRaw`SELECT 1 FROM night WHERE event_id = ${eventId}::uuid FOR SHARE`;
  return tx.night.findUnique({ where: { eventId } });
}
