import type { Tx } from "#app/adapters/db.server.ts";
import type { PriceLadder } from "#app/domain/events/price-steps.ts";

/** The numbered seats a side shall have, with the ladder its form names now and the one it named before. */
export type SeatPlan = {
  eventId: string;
  sideId: string;
  capacity: number;
  ladder: PriceLadder;
  before: PriceLadder | null;
};

/**
 * Adds or removes numbered seats of a locked side until there are `capacity`; false when fewer are free than must go.
 * A free seat gets a new price only where the price of its number has changed: one that was freed keeps the price it
 * was sold at until then.
 */
export async function fitSeats(tx: Tx, plan: SeatPlan): Promise<boolean> {
  const { eventId, sideId, capacity, ladder, before } = plan;
  if (before) await repriceSeats(tx, { eventId, sideId }, ladder, before);
  const count = await tx.seat.count({ where: { eventId, sideId } });
  if (count < capacity) {
    await addSeats(tx, plan, capacity - count);
    return true;
  }
  // The free ones with the highest numbers go.
  const gone = await tx.$executeRaw`
    DELETE FROM seat s USING (
      SELECT number FROM seat
      WHERE event_id = ${eventId}::uuid AND side_id = ${sideId}::uuid AND line_id IS NULL AND entry_id IS NULL
      ORDER BY number DESC LIMIT ${count - capacity} FOR UPDATE SKIP LOCKED) g
    WHERE s.event_id = ${eventId}::uuid AND s.side_id = ${sideId}::uuid AND s.number = g.number`;
  return gone === count - capacity;
}

type Side = { eventId: string; sideId: string };

/** Offered seats are priced when they are claimed, so they count as free here; only a line's price is settled. */
async function repriceSeats(tx: Tx, side: Side, now: PriceLadder, before: PriceLadder): Promise<void> {
  await tx.$executeRaw`
    WITH new_step AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(now.steps)}::jsonb) AS s("upTo" int, "priceMinor" int)),
      old_step AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(before.steps)}::jsonb) AS s("upTo" int, "priceMinor" int)),
      free AS (
        SELECT number,
          coalesce((SELECT "priceMinor" FROM new_step WHERE "upTo" >= number ORDER BY "upTo" LIMIT 1), ${now.priceMinor}::int) AS new_price,
          coalesce((SELECT "priceMinor" FROM old_step WHERE "upTo" >= number ORDER BY "upTo" LIMIT 1), ${before.priceMinor}::int) AS old_price
        FROM seat WHERE event_id = ${side.eventId}::uuid AND side_id = ${side.sideId}::uuid AND line_id IS NULL)
    UPDATE seat s SET price_minor = f.new_price FROM free f
    WHERE s.event_id = ${side.eventId}::uuid AND s.side_id = ${side.sideId}::uuid AND s.number = f.number
      AND f.new_price <> f.old_price`;
}

/** Adds `count` seats to a side with the lowest numbers that are not in use, each at the step of its number. */
export async function addSeats(tx: Tx, side: Side & { ladder: PriceLadder }, count: number): Promise<void> {
  const { eventId, sideId, ladder } = side;
  await tx.$executeRaw`
    INSERT INTO seat (event_id, side_id, number, price_minor)
    SELECT ${eventId}::uuid, ${sideId}::uuid, n, coalesce((
        SELECT s."priceMinor" FROM jsonb_to_recordset(${JSON.stringify(ladder.steps)}::jsonb) AS s("upTo" int, "priceMinor" int)
        WHERE s."upTo" >= n ORDER BY s."upTo" LIMIT 1), ${ladder.priceMinor}::int)
    FROM generate_series(1, ${count} + (SELECT count(*)::int FROM seat
      WHERE event_id = ${eventId}::uuid AND side_id = ${sideId}::uuid)) n
    WHERE NOT EXISTS (SELECT 1 FROM seat
      WHERE event_id = ${eventId}::uuid AND side_id = ${sideId}::uuid AND number = n)
    ORDER BY n LIMIT ${count}`;
}
