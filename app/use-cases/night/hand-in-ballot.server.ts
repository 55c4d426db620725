import { ballotProgress } from "#app/domain/night/ballot.ts";
import { ballotStanding } from "#app/domain/night/ballot-standing.ts";
import type { World } from "../world.server.ts";
import { ballotPartners } from "./ballot-partners.server.ts";
import { holdNight } from "./mark-ballot.server.ts";
import { findNightPerson } from "./night-person.server.ts";

export type HandInOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "not-yet" | "closed" | "nobody-met" }
  | { ok: false; reason: "undecided"; left: number };

/**
 * Hands a ballot in: every person met is decided on, and the rounds are done. It can still be changed until the close;
 * handing it in again keeps the first moment.
 */
export async function handInBallot(world: World, input: { token: string }): Promise<HandInOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId } = person;
  const now = world.clock.now();
  const met = (await ballotPartners(world, person)).map((partner) => ({ a: lineId, b: partner.lineId }));
  return world.db.transaction(async (tx): Promise<HandInOutcome> => {
    const night = await holdNight(tx, eventId);
    const standing = night ? ballotStanding(night, now) : "not-begun";
    if (standing === "not-begun" || (standing === "open" && night?.state !== "over"))
      return { ok: false, reason: "not-yet" };
    if (standing !== "open") return { ok: false, reason: "closed" };
    if (met.length === 0) return { ok: false, reason: "nobody-met" };
    const own = await tx.ballotMark.findMany({
      where: { eventId, voterId: lineId },
      select: { aboutId: true },
    });
    const marks = own.map(({ aboutId }) => ({ from: lineId, to: aboutId, says: "no" as const }));
    const { decided, of } = ballotProgress(lineId, met, marks);
    if (decided < of) return { ok: false, reason: "undecided", left: of - decided };
    await tx.ballot.createMany({ data: { eventId, voterId: lineId, handedAt: now }, skipDuplicates: true });
    await tx.ballot.updateMany({
      where: { eventId, voterId: lineId, handedAt: null },
      data: { handedAt: now },
    });
    return { ok: true };
  });
}
