import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";

/** What every page of one event in the office says of it. Amounts in minor units of `currency`. */
export type OfficeEvent = {
  id: string;
  slug: string;
  state: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  salesCloseAt: Date;
  salesPausedAt: Date | null;
  goNoGoAt: Date | null;
  currency: string;
  /** The venue's booking while it stands. */
  booking: { id: string; venue: string; feeMinor: number } | null;
};

type Row = Omit<OfficeEvent, "booking"> & {
  bookingId: string | null;
  venue: string | null;
  feeMinor: number | null;
};

const query = `
  select e.id, e.slug, e.state, e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_zone as "timeZone",
    e.sales_close_at as "salesCloseAt", e.sales_paused_at as "salesPausedAt", e.go_no_go_at as "goNoGoAt",
    e.currency, coalesce(nullif(asked.title, ''), main.title, '') as title,
    b.id as "bookingId", v.name as venue, b.fee_minor as "feeMinor"
  from event e
  left join event_text asked on asked.event_id = e.id and asked.locale = $2
  left join event_text main on main.event_id = e.id and main.locale = e.main_locale
  left join venue_booking b on b.id = e.booking_id and b.state <> 'cancelled'
  left join venue v on v.id = b.venue_id
  where e.id = $1`;

/** One event of the business, with its title in a language (else its own); null when there is none. */
export async function readOfficeEvent(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<OfficeEvent | null> {
  const { rows } = await world.db.pool.query<Row>(query, [input.eventId, input.locale]);
  const row = rows[0];
  if (!row) return null;
  const { bookingId, venue, feeMinor, ...event } = row;
  const booking =
    bookingId === null || venue === null || feeMinor === null ? null : { id: bookingId, venue, feeMinor };
  return { ...event, booking };
}
