import type { Tx } from "#app/adapters/db.server.ts";
import {
  type NightSetupFields,
  needsNewPlan,
  readSetup,
  type SetupProblems,
} from "#app/domain/night/night-setup.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { withNight } from "./lock-night.server.ts";
import { writePlan } from "./write-plan.server.ts";

export type SaveSetupOutcome =
  | { ok: true; planDropped: boolean }
  | { ok: false; reason: "invalid"; problems: SetupProblems }
  | { ok: false; reason: "begun-already" };

/**
 * Sets how the evening is run, before its first round. A plan that was made for other rounds or tables is dropped.
 * Throws when there is no such event.
 */
export async function saveNightSetup(
  world: World,
  input: { organiserId: string; eventId: string; fields: NightSetupFields },
): Promise<SaveSetupOutcome> {
  const { organiserId, eventId, fields } = input;
  const sides = await world.db.prisma.side.findMany({ where: { eventId }, select: { id: true } });
  const read = readSetup(
    fields,
    sides.map(({ id }) => id),
  );
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const { tables, ...setup } = read.setup;
  return withNight(world, eventId, async (tx, night): Promise<SaveSetupOutcome> => {
    if (night.state !== "setup") return { ok: false, reason: "begun-already" };
    const planDropped =
      night.places.length > 0 && needsNewPlan({ ...night, tables: night.tables.length }, read.setup);
    await tx.night.update({ where: { eventId }, data: { ...setup, updatedAt: world.clock.now() } });
    await setTables(tx, eventId, tables);
    if (planDropped) {
      await writePlan(world, tx, night, []);
      await tx.night.update({ where: { eventId }, data: { planBound: Prisma.DbNull } });
      await tx.nightGuest.updateMany({ where: { eventId }, data: { plannedAt: null } });
    }
    const { rounds, format } = setup;
    const detail = { tables, rounds, format };
    await recordAudit(world, tx, { organiserId, eventId, action: "night-set-up", detail });
    return { ok: true, planDropped };
  });
}

async function setTables(tx: Tx, eventId: string, tables: number): Promise<void> {
  await tx.nightTable.deleteMany({ where: { eventId, number: { gt: tables } } });
  await tx.nightTable.updateMany({ where: { eventId }, data: { lostAt: null } });
  await tx.nightTable.createMany({
    data: Array.from({ length: tables }, (_, index) => ({ eventId, number: index + 1 })),
    skipDuplicates: true,
  });
}
