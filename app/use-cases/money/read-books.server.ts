import type { Locale } from "#app/domain/events/locale.ts";
import type { BookEntry } from "#app/domain/money/books.ts";
import { figuresOf } from "#app/domain/money/figures.ts";
import type { Period } from "#app/domain/money/period.ts";
import { type OfficeEvent, readOfficeEvents } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { type EventFigures, eventFigures } from "./event-money.server.ts";
import { sumMoneyOf, wholeMinor } from "./sum-money.server.ts";

/** The books of a time: every evening that was announced or cost something already, and bookings that cost something without one. */
export type BookRead = {
  entries: BookEntry[];
  /** The evenings as they were read, with what is reckoned of them. */
  events: { event: OfficeEvent; reckoned: EventFigures }[];
};

type Dated = { id: string; month: string };

const eventsIn = `
  select id, to_char(starts_at at time zone time_zone, 'YYYY-MM') as month from event
  where to_char(starts_at at time zone time_zone, 'YYYY-MM') like $1
    and (state <> 'draft' or exists (select 1 from ledger_line l where l.event_id = event.id))
  order by starts_at, id`;

const bookingsIn = `
  select b.id, v.id as "venueId", v.name as venue, v.time_zone as "timeZone", b.starts_at as "startsAt", l.currency,
    to_char(b.starts_at at time zone v.time_zone, 'YYYY-MM') as month, sum(l.amount_minor)::text as cost
  from ledger_line l join venue_booking b on b.id = l.event_id join venue v on v.id = b.venue_id
  where l.account = 'venue-cost' and to_char(b.starts_at at time zone v.time_zone, 'YYYY-MM') like $1
  group by b.id, v.id, l.currency having sum(l.amount_minor) <> 0
  order by b.starts_at, b.id`;

type BookingRow = {
  id: string;
  venueId: string;
  venue: string;
  timeZone: string;
  startsAt: Date;
  currency: string;
  month: string;
  cost: string;
};

/** Reads what took place, or was to, in a year or a month, where it took place. */
export async function readBooks(world: World, input: { period: Period; locale: Locale }): Promise<BookRead> {
  const like = `${input.period}%`;
  const { rows: dated } = await world.db.pool.query<Dated>(eventsIn, [like]);
  const eventIds = dated.map(({ id }) => id);
  const [events, sums, bookings] = await Promise.all([
    readOfficeEvents(world, { eventIds, locale: input.locale }),
    sumMoneyOf(world, eventIds),
    world.db.pool.query<BookingRow>(bookingsIn, [like]),
  ]);
  const now = world.clock.now();
  const months = new Map(dated.map(({ id, month }) => [id, month]));
  const read = events.flatMap((event) => {
    const own = sums.get(event.id);
    if (!own) return [];
    const reckoned = eventFigures(event, own, now);
    return [
      { event, reckoned, entry: entryOf(event, reckoned, own.sold.length, months.get(event.id) ?? "") },
    ];
  });
  return {
    entries: [...read.map(({ entry }) => entry), ...bookings.rows.map(bookingEntryOf)],
    events: read.map(({ event, reckoned }) => ({ event, reckoned })),
  };
}

function entryOf(event: OfficeEvent, reckoned: EventFigures, payingHeads: number, month: string): BookEntry {
  const { id, title, startsAt, timeZone, currency, booking } = event;
  return {
    ...{ id, title, startsAt, timeZone, month, currency, payingHeads },
    ...{ kind: "event", figures: reckoned.figures },
    ...{ venueId: booking?.venueId ?? null, venue: booking?.venue ?? null },
  };
}

function bookingEntryOf({ cost, ...row }: BookingRow): BookEntry {
  const figures = figuresOf([{ account: "venue-cost", amountMinor: wholeMinor(cost) }]);
  return { ...row, kind: "booking", title: row.venue, payingHeads: 0, figures };
}

const yearsIn = `
  select distinct to_char(starts_at at time zone time_zone, 'YYYY') as year from event
    where state <> 'draft' or exists (select 1 from ledger_line l where l.event_id = event.id)
  union select distinct to_char(b.starts_at at time zone v.time_zone, 'YYYY')
    from ledger_line l join venue_booking b on b.id = l.event_id join venue v on v.id = b.venue_id
    where l.account = 'venue-cost'
  order by 1 desc`;

/** The years that have books, the latest first. */
export async function yearsOfBooks(world: World): Promise<string[]> {
  const { rows } = await world.db.pool.query<{ year: string }>(yearsIn);
  return rows.map(({ year }) => year);
}
