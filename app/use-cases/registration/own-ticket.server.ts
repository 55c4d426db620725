import type { Tx } from "#app/adapters/db.server.ts";
import { openGuest } from "../events/open-guest.server.ts";
import { isUsed } from "../payment/cancel-effects.server.ts";
import { type LockedOrder, lockOrder } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { readOrderToken } from "./order-link.server.ts";
import type { Person } from "./person-fields.server.ts";

/** An order locked for its holder, with the person on it and whether somebody came in. */
export type OwnOrder = {
  order: LockedOrder;
  line: LockedOrder["lines"][number];
  person: Person;
  used: boolean;
};

/** Locks the order that a signed link opens. Null for a link that is forged, foreign or outdated. */
export async function lockOwnOrder(world: World, tx: Tx, token: string): Promise<OwnOrder | null> {
  const key = readOrderToken(world.vault, token);
  const order = key && (await lockOrder(tx, key));
  if (!key || !order || order.linkVersion !== key.linkVersion) return null;
  return describeOwn(world, tx, order);
}

/** What a holder's steps need to know of a locked order; null when it has no line. */
export async function describeOwn(world: World, tx: Tx, order: LockedOrder): Promise<OwnOrder | null> {
  const line = order.lines[0];
  if (!line) return null;
  const guest = openGuest(world, line.personSealed);
  const person = { ...guest, birthDate: guest.birthDate ?? "" };
  return { order, line, person, used: await isUsed(tx, order) };
}
