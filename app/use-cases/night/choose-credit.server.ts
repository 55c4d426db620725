import type { Tx } from "#app/adapters/db.server.ts";
import type { NightCredit } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { findNightPerson } from "./night-person.server.ts";
import { creditEvenings } from "./show-credit.server.ts";

export type ChooseCreditOutcome = { ok: true } | { ok: false; reason: "not-found" | "no-evening" | "used" };

/**
 * Makes a personal code, good for one seat, at the evening chosen. Choosing another takes the first code back, as long
 * as no seat was taken with it.
 */
export async function chooseCredit(
  world: World,
  input: { token: string; eventId: string },
): Promise<ChooseCreditOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId } = person;
  const evenings = await creditEvenings(world, eventId, person.locale);
  return world.db.transaction(async (tx): Promise<ChooseCreditOutcome> => {
    await tx.$queryRaw`SELECT 1 FROM night_credit
      WHERE event_id = ${eventId}::uuid AND line_id = ${lineId}::uuid FOR UPDATE`;
    const credit = await tx.nightCredit.findUnique({ where: { eventId_lineId: { eventId, lineId } } });
    if (!credit) return { ok: false, reason: "not-found" };
    if (credit.codeEventId === input.eventId) return { ok: true };
    if (!evenings.some((evening) => evening.eventId === input.eventId))
      return { ok: false, reason: "no-evening" };
    if (!(await takeBack(world, tx, credit))) return { ok: false, reason: "used" };
    await makeCode(world, tx, credit, input.eventId);
    return { ok: true };
  });
}

/** Ends the code made before; false when a seat was taken with it. A buyer's claim waits for the same row. */
async function takeBack(world: World, tx: Tx, { codeEventId, codeId }: NightCredit): Promise<boolean> {
  if (codeEventId === null || codeId === null) return true;
  const { count } = await tx.discountCode.updateMany({
    where: { eventId: codeEventId, id: codeId, used: 0 },
    data: { disabledAt: world.clock.now() },
  });
  return count === 1;
}

async function makeCode(world: World, tx: Tx, credit: NightCredit, chosen: string): Promise<void> {
  const { eventId, lineId, percent } = credit;
  const now = world.clock.now();
  const { createdBy } = await tx.event.findUniqueOrThrow({ where: { id: chosen } });
  const codeId = world.ids.uuid();
  await tx.discountCode.create({
    data: {
      ...{ eventId: chosen, id: codeId, code: `NEXT-${world.ids.code(8)}`, percent, maxUses: 1 },
      ...{ createdBy, createdAt: now },
    },
  });
  await tx.nightCredit.update({
    where: { eventId_lineId: { eventId, lineId } },
    data: { codeEventId: chosen, codeId, chosenAt: now },
  });
}
