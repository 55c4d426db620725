import type { Tx } from "#app/adapters/db.server.ts";

export type SeatWish = { lineId: string; sideId: string };
/** A numbered seat for a line, and the price of that seat by its side's ladder, in minor units. */
export type ChosenSeat = { lineId: string; sideId: string; number: number; seatMinor: number };
/** Seats nobody has, or those kept for one offer. */
export type SeatSource = "free" | { entryId: string };

export type SeatChoice = { eventId: string; lines: readonly SeatWish[]; from: SeatSource };

/**
 * The seats that lines would get: the lowest numbers of their sides, in the order of the lines. Null when they are
 * not all there. Sides are locked already, so what is chosen stays free until the transaction ends.
 */
export async function chooseSeats(tx: Tx, choice: SeatChoice): Promise<ChosenSeat[] | null> {
  const { eventId, lines, from } = choice;
  const entryId = from === "free" ? null : from.entryId;
  const chosen = await tx.$queryRaw<ChosenSeat[]>`
    WITH wanted AS (
      SELECT line_id, side_id, n, row_number() OVER (PARTITION BY side_id ORDER BY n) AS turn
      FROM unnest(${lines.map(({ lineId }) => lineId)}::uuid[], ${lines.map(({ sideId }) => sideId)}::uuid[])
        WITH ORDINALITY AS w(line_id, side_id, n)
    ), open AS (
      SELECT o.side_id, o.number, o.price_minor, row_number() OVER (PARTITION BY o.side_id ORDER BY o.number) AS turn
      FROM (SELECT side_id, count(*) AS most FROM wanted GROUP BY side_id) w CROSS JOIN LATERAL (
        SELECT s.side_id, s.number, s.price_minor FROM seat s
        WHERE s.event_id = ${eventId}::uuid AND s.side_id = w.side_id AND s.line_id IS NULL
          AND s.entry_id IS NOT DISTINCT FROM ${entryId}::uuid
        ORDER BY s.number LIMIT w.most) o
    )
    SELECT w.line_id AS "lineId", w.side_id AS "sideId", o.number, o.price_minor AS "seatMinor"
    FROM wanted w JOIN open o USING (side_id, turn) ORDER BY w.n`;
  return chosen.length === lines.length ? chosen : null;
}

/** Gives chosen seats to their lines, which are written already; an offer's seat is then no longer kept for it. */
export async function giveSeats(tx: Tx, eventId: string, seats: readonly ChosenSeat[]): Promise<void> {
  const given = await tx.$executeRaw`
    UPDATE seat s SET line_id = c.line_id, entry_id = NULL
    FROM unnest(${seats.map(({ lineId }) => lineId)}::uuid[], ${seats.map(({ sideId }) => sideId)}::uuid[],
      ${seats.map(({ number }) => number)}::int[]) AS c(line_id, side_id, number)
    WHERE s.event_id = ${eventId}::uuid AND s.side_id = c.side_id AND s.number = c.number AND s.line_id IS NULL`;
  if (given !== seats.length) throw new Error("a chosen seat was gone: its side was not locked");
  await tx.$executeRaw`
    UPDATE order_line l SET seat_number = c.number
    FROM unnest(${seats.map(({ lineId }) => lineId)}::uuid[], ${seats.map(({ number }) => number)}::int[]) AS c(line_id, number)
    WHERE l.event_id = ${eventId}::uuid AND l.id = c.line_id`;
}

/**
 * Takes a seat for each line, lowest free numbers first or the seats an offer keeps, and writes its number on the
 * line. Null, and nothing taken, when they are not all there. Call it after `lockSides`, with the lines written.
 */
export async function takeSeats(tx: Tx, choice: SeatChoice): Promise<ChosenSeat[] | null> {
  const seats = await chooseSeats(tx, choice);
  if (seats) await giveSeats(tx, choice.eventId, seats);
  return seats;
}

/** Keeps the lowest free seats for a waitlist entry. False, and nothing kept, when they are not all there. */
export async function reserveSeats(
  tx: Tx,
  wish: { eventId: string; entryId: string; places: readonly { sideId: string; seats: number }[] },
): Promise<boolean> {
  const { eventId, entryId } = wish;
  const lines = wish.places.flatMap(({ sideId, seats }) =>
    Array.from({ length: seats }, () => ({ lineId: entryId, sideId })),
  );
  const seats = await chooseSeats(tx, { eventId, lines, from: "free" });
  if (!seats) return false;
  await tx.$executeRaw`
    UPDATE seat s SET entry_id = ${entryId}::uuid
    FROM unnest(${seats.map(({ sideId }) => sideId)}::uuid[], ${seats.map(({ number }) => number)}::int[]) AS c(side_id, number)
    WHERE s.event_id = ${eventId}::uuid AND s.side_id = c.side_id AND s.number = c.number`;
  return true;
}

/** Gives the seats kept for a waitlist entry back. */
export async function releaseReserved(tx: Tx, kept: { eventId: string; entryId: string }): Promise<void> {
  await tx.seat.updateMany({
    where: { eventId: kept.eventId, entryId: kept.entryId },
    data: { entryId: null },
  });
}
