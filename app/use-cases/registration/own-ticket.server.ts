import type { Tx } from "#app/adapters/db.server.ts";
import { lineOrderState } from "#app/domain/payment/group-lines.ts";
import type { OwnTicket } from "#app/domain/registration/self-service.ts";
import { openGuest } from "../events/open-guest.server.ts";
import { isUsed } from "../payment/cancel-effects.server.ts";
import { type LockedOrder, lockOrder } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import type { Person } from "./person-fields.server.ts";

export type OwnLine = LockedOrder["lines"][number];

/** An order locked for the reader of a link, with one person on it and whether that person came in. */
export type OwnOrder = {
  order: LockedOrder;
  line: OwnLine;
  person: Person;
  used: boolean;
  /** sole: the order's one person; payer: who ordered for a group; holder: one person of a group, by their own link. */
  role: "sole" | "payer" | "holder";
  /** The line is the reader's own ticket, and not one they only ordered. */
  mine: boolean;
  /** Of the link to this ticket; it changes with its holder. */
  linkVersion: number;
};

/**
 * Locks the order that a signed link opens and picks the line of the person at `place` (1 to 4) of a group; without
 * one, the reader's own. Null for a link that is forged, foreign or outdated, and for a place the link does not reach.
 */
export async function lockOwnOrder(
  world: World,
  tx: Tx,
  token: string,
  place: number | null = null,
): Promise<OwnOrder | null> {
  const link = readTicketLink(world.vault, token);
  if (!link) return null;
  const { eventId, id, linkVersion } = link;
  if (link.opens === "order") {
    const order = await lockOrder(tx, { eventId, orderId: id });
    const line = order?.lines.find(({ position }) => position === (place ?? 1));
    return order && line && order.linkVersion === linkVersion ? describeOwn(world, tx, order, line) : null;
  }
  const row = await tx.orderLine.findUnique({ where: { eventId_id: { eventId, id } } });
  const order = row && (await lockOrder(tx, { eventId, orderId: row.orderId }));
  const line = order?.lines.find((one) => one.id === id);
  if (!order || !line || line.linkVersion !== linkVersion || !isGroup(order)) return null;
  if (place !== null && place !== line.position) return null;
  return { ...(await describeOwn(world, tx, order, line)), role: "holder", mine: true };
}

/** What a holder's steps need to know of a locked order and one of its lines. */
export async function describeOwn(
  world: World,
  tx: Tx,
  order: LockedOrder,
  line: OwnLine,
): Promise<OwnOrder> {
  const guest = openGuest(world, line.personSealed);
  const group = isGroup(order);
  return {
    order,
    line,
    person: { ...guest, birthDate: guest.birthDate ?? "" },
    used: await isUsed(tx, { ...order, lines: [line] }),
    role: group ? "payer" : "sole",
    mine: !group || isPayersOwn(order, line),
    linkVersion: group ? line.linkVersion : order.linkVersion,
  };
}

/** An order made for more than one person; it stays one when all but one give up. */
export function isGroup(order: { readonly lines: readonly unknown[] }): boolean {
  return order.lines.length > 1;
}

/** True for the line of who ordered, as long as it has not changed hands. */
export function isPayersOwn(order: { payerSealed: unknown }, line: { position: number }): boolean {
  return line.position === 1 && order.payerSealed === null;
}

/** The facts by which a ticket's rules decide. */
export function ownFacts({ order, line, used, linkVersion }: OwnOrder): OwnTicket {
  const { disputed, event } = order;
  return { state: lineOrderState(order.state, line.state), used, disputed, linkVersion, event };
}

/** Which person of a group a step is about, for the history. */
export function personOf({ order, line }: OwnOrder): { person?: number } {
  return isGroup(order) ? { person: line.position } : {};
}
