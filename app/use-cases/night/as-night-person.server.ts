import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";
import { findNightPerson, liveAtNight, type NightPerson } from "./night-person.server.ts";

/** Nothing was done: the link opens nothing any more, or somebody sends form after form. */
export type NotDone = { ok: false; reason: "not-found" | "too-many" };

/**
 * Does what the person of a night link asks for, in one transaction, with their order locked: of two forms sent at
 * once the second sees what the first wrote.
 */
export async function asNightPerson<T>(
  world: World,
  token: string,
  work: (tx: Tx, person: NightPerson) => Promise<T>,
): Promise<T | NotDone> {
  const person = await findNightPerson(world, token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId: id, orderId, linkVersion } = person;
  if (!(await world.limits.take("change-order", id)).ok) return { ok: false, reason: "too-many" };
  return world.db.transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM orders WHERE event_id = ${eventId}::uuid AND id = ${orderId}::uuid FOR UPDATE`;
    const still = await tx.orderLine.count({ where: { eventId, id, linkVersion, ...liveAtNight } });
    return still === 1 ? work(tx, person) : { ok: false, reason: "not-found" };
  });
}
