import type { Tx } from "#app/adapters/db.server.ts";
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
  await tx.seat.updateMany({
    where: { eventId: order.eventId, lineId: { in: lineIds } },
    data: { lineId: null },
  });
}

/**
 * Takes the lowest free seat of each line's side for an order that lost its own. False, and nothing taken, when a
 * side has none: the caller's transaction goes on.
 */
export async function regainSeats(tx: Tx, order: LockedOrder): Promise<boolean> {
  const taken: { lineId: string; sideId: string; number: number }[] = [];
  for (const line of order.lines) {
    const free = await tx.$queryRaw<{ number: number }[]>`
      SELECT number FROM seat WHERE event_id = ${order.eventId}::uuid AND side_id = ${line.sideId}::uuid
        AND line_id IS NULL AND number <> ALL(${taken.filter((seat) => seat.sideId === line.sideId).map((seat) => seat.number)}::int[])
      ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED`;
    const number = free[0]?.number;
    if (number === undefined) return false;
    taken.push({ lineId: line.id, sideId: line.sideId, number });
  }
  for (const { lineId, sideId, number } of taken) {
    await tx.seat.update({
      where: { eventId_sideId_number: { eventId: order.eventId, sideId, number } },
      data: { lineId },
    });
    await tx.orderLine.update({
      where: { eventId_id: { eventId: order.eventId, id: lineId } },
      data: { seatNumber: number },
    });
  }
  return true;
}

/** Writes a ticket with a door code of its own for each line. */
export async function issueTickets(world: World, tx: Tx, order: LockedOrder, now: Date): Promise<string[]> {
  const tickets = order.lines.map((line) => ({
    eventId: order.eventId,
    id: world.ids.uuid(),
    lineId: line.id,
    code: world.ids.code(CODE_LENGTH),
    issuedAt: now,
  }));
  await tx.ticket.createMany({ data: tickets });
  return tickets.map((ticket) => ticket.id);
}
