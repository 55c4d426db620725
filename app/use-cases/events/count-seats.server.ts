import type { NextSeat } from "#app/domain/events/side-prices.ts";
import { type SideRoom, sideRoom } from "#app/domain/registration/seats-left.ts";
import type { World } from "../world.server.ts";

export type SeatCount = {
  sold: number;
  held: number;
  /** Kept for people of the waitlist who were made an offer. */
  reserved: number;
  /** Seats a newcomer may claim now. */
  left: number;
  /** Seats nobody has, claimable or not. */
  free: number;
  /** Parties in the side's queue. */
  waiting: number;
  mayFreeUp: number;
  /** The lowest free seat at its own price; null when none is free. */
  nextSeat: NextSeat | null;
};

type Row = {
  event_id: string;
  side_id: string;
  capacity: number;
  taken: number;
  waiting: number;
  balanced: boolean;
  tolerance: number | null;
  sold: number;
  held: number;
  overdue: number;
  reserved: number;
  next_number: number | null;
  next_price: number | null;
};

const query = `
  select s.event_id, s.side_id, side.capacity, side.taken, side.waiting, side.balanced,
    event.balance_tolerance as tolerance,
    count(o.id) filter (where o.state = 'paid')::int as sold,
    count(o.id) filter (where o.state in ('held', 'processing'))::int as held,
    count(o.id) filter (where o.state = 'held' and o.hold_until <= $2)::int as overdue,
    count(s.entry_id)::int as reserved,
    min(s.number) filter (where s.line_id is null and s.entry_id is null) as next_number,
    (array_agg(s.price_minor order by s.number) filter (where s.line_id is null and s.entry_id is null))[1] as next_price
  from seat s
  join side on side.event_id = s.event_id and side.id = s.side_id
  join event on event.id = s.event_id
  left join order_line l on l.event_id = s.event_id and l.id = s.line_id
  left join orders o on o.event_id = l.event_id and o.id = l.order_id
  where s.event_id = any($1::uuid[])
  group by s.event_id, s.side_id, side.event_id, side.id, event.id`;

/** How the seats of each side of some events stand now, by side id. */
export async function countSeats(world: World, eventIds: readonly string[]): Promise<Map<string, SeatCount>> {
  const { rows } = await world.db.pool.query<Row>(query, [eventIds, world.clock.now()]);
  return new Map(
    rows.map((row) => {
      const group = rows.filter(({ event_id }) => event_id === row.event_id);
      const sides = group.map(({ side_id: id, ...side }) => ({ ...side, id }));
      return [row.side_id, countOf(row, sideRoom(sides, row.side_id, row.tolerance))];
    }),
  );
}

function countOf(row: Row, room: SideRoom): SeatCount {
  const { sold, held, reserved, overdue: mayFreeUp } = row;
  const { next_number: number, next_price: minor } = row;
  const nextSeat = number === null || minor === null ? null : { number, minor };
  const { claimable: left, free, waiting } = room;
  return { sold, held, reserved, left, free, waiting, mayFreeUp, nextSeat };
}
