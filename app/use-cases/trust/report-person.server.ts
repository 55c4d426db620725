import { type ReportFields, type ReportInput, readReport } from "#app/domain/trust/report.ts";
import { queueTeamLetter } from "../letters/queue-team-letter.server.ts";
import { type Apart, keepBlock, mendPlan } from "../night/keep-apart.server.ts";
import { findNightPerson, liveAtNight, type NightPerson } from "../night/night-person.server.ts";
import type { World } from "../world.server.ts";

export type SafetyInput = ReportInput & {
  token: string;
  /** "report", with `block` when both are wanted; or "block" alone. */
  deed: "report" | "block";
  block: boolean;
};

export type SafetyOutcome =
  | { ok: true; done: "reported" | "blocked" | "both" }
  | { ok: false; reason: "invalid"; fields: ReportFields }
  | { ok: false; reason: "not-found" | "too-many" };

/**
 * Somebody of a night reports to the organiser, or asks never to meet a person again, or both. A report writes to the
 * team at once; a block tells nobody, is answered alike whether it was there before, and changes what is left of the
 * evening so that the two do not meet in it.
 */
export async function reportPerson(world: World, input: SafetyInput): Promise<SafetyOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("report", person.lineId)).ok) return { ok: false, reason: "too-many" };
  const others = await othersAt(world, person);
  if (input.deed === "block") {
    if (!others.has(input.about))
      return { ok: false, reason: "invalid", fields: { about: missing(input.about) } };
    const apart = apartOf(person, input.about);
    await world.db.transaction((tx) => keepBlock(world, tx, apart));
    await mendPlan(world, apart);
    return { ok: true, done: "blocked" };
  }
  const read = readReport(input, others);
  const noOne = input.block && input.about === "";
  if (!read.ok || noOne) {
    const fields = { ...(read.ok ? {} : read.fields), ...(noOne ? { about: "missing" as const } : {}) };
    return { ok: false, reason: "invalid", fields };
  }
  const { kind, words, about } = read.report;
  await world.db.transaction(async (tx) => {
    const id = world.ids.uuid();
    const { eventId, lineId: byId } = person;
    const sealed = world.vault.seal({ words });
    await tx.safetyReport.create({
      data: { id, eventId, byId, aboutId: about, kind, sealed, createdAt: world.clock.now() },
    });
    if (input.block && about !== null) await keepBlock(world, tx, apartOf(person, about));
    await queueTeamLetter(world, tx, { kind: "safety-report", version: id });
  });
  if (input.block && about !== null) await mendPlan(world, apartOf(person, about));
  return { ok: true, done: input.block ? "both" : "reported" };
}

function apartOf({ eventId, lineId }: NightPerson, about: string): Apart {
  return { eventId, byId: lineId, aboutId: about };
}

function missing(about: string): "missing" | "unknown" {
  return about === "" ? "missing" : "unknown";
}

/** The lines of everybody else with a ticket for the evening. */
async function othersAt(world: World, { eventId, lineId }: NightPerson): Promise<Set<string>> {
  const lines = await world.db.prisma.orderLine.findMany({
    where: { eventId, id: { not: lineId }, ...liveAtNight },
    select: { id: true },
  });
  return new Set(lines.map(({ id }) => id));
}
