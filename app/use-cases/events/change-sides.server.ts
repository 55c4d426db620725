import type { Tx } from "#app/adapters/db.server.ts";
import type { SideDraft } from "#app/domain/events/side-draft.ts";
import type { FieldProblem } from "#app/domain/organiser/field-problem.ts";
import type { World } from "../world.server.ts";

type KnownSide = { id: string; position: number; capacity: number; priceMinor: number };
export type SidesEvent = { id: string; published: boolean; sides: readonly KnownSide[] };

/** What stands against a change of the sides: which side, and why. */
export type SideRefusal = { sideId: string; problem: FieldProblem };

/**
 * Makes the sides of an event what the form says. A published event has numbered seats: taken ones keep their
 * price and are never removed; a freed seat keeps the price it was sold at. Answers the first thing that stands
 * against it; the caller then undoes the transaction.
 */
export async function changeSides(
  world: World,
  tx: Tx,
  event: SidesEvent,
  drafts: readonly SideDraft[],
): Promise<SideRefusal | null> {
  const known = new Map(event.sides.map((side) => [side.id, side]));
  const kept = new Set(drafts.map(({ id }) => id));
  for (const side of event.sides.filter(({ id }) => !kept.has(id))) {
    const where = { eventId: event.id, sideId: side.id };
    if ((await tx.orderLine.count({ where })) > 0) return { sideId: side.id, problem: "side-has-orders" };
    await tx.side.delete({ where: { eventId_id: { eventId: event.id, id: side.id } } });
  }
  let position = Math.max(-1, ...event.sides.map((side) => side.position));
  for (const { id, ...columns } of drafts) {
    const before = id === null ? undefined : known.get(id);
    const sideId = before?.id ?? world.ids.uuid();
    if (before)
      await tx.side.update({ where: { eventId_id: { eventId: event.id, id: sideId } }, data: columns });
    else {
      position += 1;
      await tx.side.create({ data: { eventId: event.id, id: sideId, position, ...columns } });
    }
    if (!event.published) continue;
    const seats = { eventId: event.id, sideId, ...columns };
    const fits = await fitSeats(tx, { ...seats, repriced: before?.priceMinor !== columns.priceMinor });
    if (!fits) return { sideId, problem: "capacity-below-taken" };
  }
  return null;
}

type SeatPlan = { eventId: string; sideId: string; capacity: number; priceMinor: number; repriced: boolean };

/** Adds or removes numbered seats until there are `capacity`; false when fewer are free than must go. */
async function fitSeats(tx: Tx, plan: SeatPlan): Promise<boolean> {
  const { eventId, sideId, capacity, priceMinor, repriced } = plan;
  const count = await tx.seat.count({ where: { eventId, sideId } });
  if (repriced) await tx.seat.updateMany({ where: { eventId, sideId, lineId: null }, data: { priceMinor } });
  if (count < capacity) {
    await addSeats(tx, plan, capacity - count);
    return true;
  }
  // The free ones with the highest numbers go; a seat that is being claimed at this moment is not free.
  const gone = await tx.$executeRaw`
    DELETE FROM seat s USING (
      SELECT number FROM seat WHERE event_id = ${eventId}::uuid AND side_id = ${sideId}::uuid AND line_id IS NULL
      ORDER BY number DESC LIMIT ${count - capacity} FOR UPDATE SKIP LOCKED) g
    WHERE s.event_id = ${eventId}::uuid AND s.side_id = ${sideId}::uuid AND s.number = g.number`;
  return gone === count - capacity;
}

/** Adds `count` seats to a side, with the lowest numbers that are not in use. */
export async function addSeats(
  tx: Tx,
  side: { eventId: string; sideId: string; priceMinor: number },
  count: number,
): Promise<void> {
  const { eventId, sideId, priceMinor } = side;
  await tx.$executeRaw`
    INSERT INTO seat (event_id, side_id, number, price_minor)
    SELECT ${eventId}::uuid, ${sideId}::uuid, n, ${priceMinor}
    FROM generate_series(1, ${count} + (SELECT count(*)::int FROM seat
      WHERE event_id = ${eventId}::uuid AND side_id = ${sideId}::uuid)) n
    WHERE NOT EXISTS (SELECT 1 FROM seat
      WHERE event_id = ${eventId}::uuid AND side_id = ${sideId}::uuid AND number = n)
    ORDER BY n LIMIT ${count}`;
}
