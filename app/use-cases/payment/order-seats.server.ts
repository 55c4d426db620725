import type { Tx } from "#app/adapters/db.server.ts";
import { partyFits } from "#app/domain/registration/seats-left.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import { takeSeats } from "../registration/take-seats.server.ts";
import type { World } from "../world.server.ts";
import type { LockedOrder } from "./order-record.server.ts";

const CODE_LENGTH = 8;

/** Gives the seats of a locked order back and voids its tickets. */
export async function freeSeats(tx: Tx, order: LockedOrder, now: Date): Promise<void> {
  const lineIds = order.lines.map((line) => line.id);
  await tx.ticket.updateMany({
    where: { eventId: order.eventId, lineId: { in: lineIds }, voidedAt: null },
    data: { voidedAt: now },
  });
  await lockSides(tx, order.eventId);
  await tx.seat.updateMany({
    where: { eventId: order.eventId, lineId: { in: lineIds } },
    data: { lineId: null },
  });
}

/**
 * T8: takes the lowest free seats of the lines' sides for an order that lost its own. False, and nothing taken, when
 * the order no longer fits, or when anybody waits for one of its sides: the caller's transaction goes on. What was
 * paid stays the price, whatever the new seat costs, and a code whose use came back is not counted again, even if it
 * is used up by now: the person keeps the terms they paid under.
 */
export async function regainSeats(tx: Tx, order: LockedOrder): Promise<boolean> {
  const lines = order.lines.filter(({ state }) => state === "live");
  const places = lines.map(({ sideId }) => ({ sideId, seats: 1 }));
  const sides = await lockSides(tx, order.eventId);
  if (sides.some(({ id, waiting }) => waiting > 0 && lines.some(({ sideId }) => sideId === id))) return false;
  if (!partyFits(sides, places, order.event.balanceTolerance)) return false;
  const wishes = lines.map(({ id: lineId, sideId }) => ({ lineId, sideId }));
  return (await takeSeats(tx, { eventId: order.eventId, lines: wishes, from: "free" })) !== null;
}

/** Writes a ticket with a door code of its own for each line that has none. */
export async function issueTickets(
  world: World,
  tx: Tx,
  order: Pick<LockedOrder, "eventId" | "lines">,
  now: Date,
): Promise<string[]> {
  const live = order.lines.filter(({ state }) => state === "live");
  const tickets = live.map((line) => ({
    eventId: order.eventId,
    id: world.ids.uuid(),
    lineId: line.id,
    code: world.ids.code(CODE_LENGTH),
    issuedAt: now,
  }));
  await tx.ticket.createMany({ data: tickets });
  return tickets.map((ticket) => ticket.id);
}
