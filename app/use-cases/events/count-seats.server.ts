import { sideAvailability } from "#app/domain/registration/seats-left.ts";
import type { World } from "../world.server.ts";

export type SeatCount = {
  sold: number;
  held: number;
  left: number;
  mayFreeUp: number;
  /** Minor units of the lowest free seat; null when none is free. */
  nextPrice: number | null;
};

type Row = {
  side_id: string;
  capacity: number;
  sold: number;
  held: number;
  overdue: number;
  next_price: number | null;
};

const query = `
  select s.side_id, side.capacity,
    count(o.id) filter (where o.state = 'paid')::int as sold,
    count(o.id) filter (where o.state in ('held', 'processing'))::int as held,
    count(o.id) filter (where o.state = 'held' and o.hold_until <= $2)::int as overdue,
    (array_agg(s.price_minor order by s.number) filter (where s.line_id is null))[1] as next_price
  from seat s
  join side on side.event_id = s.event_id and side.id = s.side_id
  left join order_line l on l.event_id = s.event_id and l.id = s.line_id
  left join orders o on o.event_id = l.event_id and o.id = l.order_id
  where s.event_id = any($1::uuid[])
  group by s.side_id, side.capacity`;

/** How the seats of each side of some events stand now, by side id. */
export async function countSeats(world: World, eventIds: readonly string[]): Promise<Map<string, SeatCount>> {
  const { rows } = await world.db.pool.query<Row>(query, [eventIds, world.clock.now()]);
  return new Map(
    rows.map((row) => {
      const { left, mayFreeUp } = sideAvailability(row);
      return [row.side_id, { sold: row.sold, held: row.held, left, mayFreeUp, nextPrice: row.next_price }];
    }),
  );
}
