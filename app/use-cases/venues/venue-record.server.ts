import type { World } from "../world.server.ts";

/** What a venue has been, counted from its bookings and the evenings held under them. */
export type VenueRecord = {
  /** Evenings that took place, and those that were called off. */
  evenings: number;
  calledOff: number;
  /** Tickets of the evenings that took place, and guests who were let in. */
  heads: number;
  arrived: number;
  /** Requests by letter that it answered, and the median of the hours it took; null: none. */
  answered: number;
  answerHours: number | null;
  /** Bookings it had agreed to whose time came, and those it let go of before. */
  kept: number;
  broken: number;
  /** Stars of the guests, of five, in tenths; null while nobody gave any. */
  ratings: number;
  starsTenths: number | null;
};

const query = `
  with here as (
    select b.id as booking, b.state as "bookingState", e.id, e.state, e.ends_at <= $2 as over
    from venue_booking b left join event e on e.booking_id = b.id where b.venue_id = $1
  ), held as (select id from here where state = 'published' and over),
  answers as (
    select extract(epoch from min(answer.at) - ask.at) / 3600 as hours
    from here
    join booking_step ask on ask.booking_id = here.booking and ask.step = 'ask'
    join booking_step answer on answer.booking_id = here.booking and answer.actor = 'venue' and answer.at >= ask.at
    group by here.booking, ask.at
  ), stars as (
    select s.stars from held join survey s on s.event_id = held.id where s.stars is not null
  )
  select (select count(*)::int from held) as evenings,
    (select count(*)::int from here where state = 'cancelled') as "calledOff",
    (select count(*)::int from held join ticket t on t.event_id = held.id
      where t.voided_at is null) as heads,
    (select count(*)::int from held join ticket t on t.event_id = held.id
      where t.voided_at is null and t.admitted_at is not null) as arrived,
    (select count(*)::int from answers) as answered,
    (select round(percentile_cont(0.5) within group (order by hours))::int from answers) as "answerHours",
    (select count(*)::int from here where "bookingState" = 'done') as kept,
    (select count(*)::int from here where "bookingState" = 'released') as broken,
    (select count(*)::int from stars) as ratings,
    (select round(avg(stars) * 10)::int from stars) as "starsTenths"`;

/** Counts a venue's record in one statement. */
export async function venueRecord(world: World, venueId: string): Promise<VenueRecord> {
  const { rows } = await world.db.pool.query<VenueRecord>(query, [venueId, world.clock.now()]);
  const [record] = rows;
  if (!record) throw new Error("a count without a row");
  return record;
}
