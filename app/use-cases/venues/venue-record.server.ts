import type { World } from "../world.server.ts";

/** What a venue has been, counted from its bookings and the evenings held under them. */
export type VenueRecord = {
  /** Evenings that took place; those that were called off; bookings that were cancelled. */
  evenings: number;
  calledOff: number;
  cancelled: number;
  /** Tickets of the evenings that took place, and guests who were let in. */
  heads: number;
  arrived: number;
};

const query = `
  with here as (
    select b.state as booking, e.id, e.state, e.ends_at <= $2 as over
    from venue_booking b left join event e on e.booking_id = b.id where b.venue_id = $1
  ), held as (select id from here where state = 'published' and over)
  select (select count(*)::int from held) as evenings,
    (select count(*)::int from here where state = 'cancelled') as "calledOff",
    (select count(*)::int from here where booking = 'cancelled') as cancelled,
    (select count(*)::int from held join ticket t on t.event_id = held.id
      where t.voided_at is null) as heads,
    (select count(*)::int from held join ticket t on t.event_id = held.id
      where t.voided_at is null and t.admitted_at is not null) as arrived`;

/** Counts a venue's record in one statement. */
export async function venueRecord(world: World, venueId: string): Promise<VenueRecord> {
  const { rows } = await world.db.pool.query<VenueRecord>(query, [venueId, world.clock.now()]);
  const [record] = rows;
  if (!record) throw new Error("a count without a row");
  return record;
}
