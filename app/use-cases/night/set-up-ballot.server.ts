import type { Tx } from "#app/adapters/db.server.ts";
import { type BallotSetupFields, readBallotSetup } from "#app/domain/night/ballot-setup.ts";
import { ballotStanding } from "#app/domain/night/ballot-standing.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { Night, Prisma } from "#prisma/generated/client.ts";
import { type AuditInput, recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { planClose } from "./open-ballot.server.ts";

export type SetUpBallotOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" | "not-over" | "closed" };

type ByOrganiser = { organiserId: string; eventId: string };

/** Sets when the ballot closes, the credit for who finds no match, and whether there is a last walk. */
export async function setUpBallot(
  world: World,
  input: ByOrganiser & { fields: BallotSetupFields },
): Promise<SetUpBallotOutcome> {
  const { eventId, fields } = input;
  const event = await world.db.prisma.event.findUnique({ where: { id: eventId } });
  if (!event) return { ok: false, reason: "not-found" };
  const now = world.clock.now();
  const read = readBallotSetup(fields, { timeZone: event.timeZone, now });
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const { closesAt, creditPercent, finalWalk } = read.setup;
  return change(world, input, {
    allowed: () => null,
    // Left empty: the usual time, which is known once the rounds are over; then the time that is set stays.
    data: ({ state }) => ({
      ...(closesAt || state !== "over" ? { ballotClosesAt: closesAt } : {}),
      ...{ creditPercent, finalWalk },
    }),
    action: "night-ballot-set-up",
    detail: { closesAt: closesAt?.toISOString() ?? null, creditPercent, finalWalk },
  });
}

/** Closes the ballot of a night that is over from this moment on; it is counted and revealed by the work behind. */
export async function endBallot(world: World, input: ByOrganiser): Promise<SetUpBallotOutcome> {
  const event = await world.db.prisma.event.findUnique({ where: { id: input.eventId } });
  if (!event) return { ok: false, reason: "not-found" };
  const now = world.clock.now();
  return change(world, input, {
    allowed: ({ state }) => (state === "over" ? null : { ok: false, reason: "not-over" }),
    data: () => ({ ballotClosesAt: now }),
    action: "night-ballot-closed",
  });
}

type Change = {
  allowed(night: Night): SetUpBallotOutcome | null;
  data(night: Night): Prisma.NightUncheckedUpdateInput;
  action: string;
  detail?: AuditInput["detail"];
};

async function change(world: World, ids: ByOrganiser, wanted: Change): Promise<SetUpBallotOutcome> {
  const { eventId } = ids;
  return world.db.transaction(async (tx: Tx): Promise<SetUpBallotOutcome> => {
    await ensureNight(world, eventId, tx);
    await tx.$queryRaw`SELECT 1 FROM night WHERE event_id = ${eventId}::uuid FOR UPDATE`;
    const night = await tx.night.findUniqueOrThrow({ where: { eventId } });
    const now = world.clock.now();
    const standing = ballotStanding(night, now);
    if (standing !== "open" && standing !== "not-begun") return { ok: false, reason: "closed" };
    const refused = wanted.allowed(night);
    if (refused) return refused;
    const changed = await tx.night.update({
      where: { eventId },
      data: { ...wanted.data(night), updatedAt: now },
    });
    if (changed.state === "over" && changed.ballotClosesAt)
      await planClose(tx, eventId, changed.ballotClosesAt);
    const { action, detail } = wanted;
    await recordAudit(world, tx, { ...ids, action, subject: eventId, ...(detail ? { detail } : {}) });
    return { ok: true };
  });
}
