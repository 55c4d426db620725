import type { Locale } from "#app/domain/events/locale.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import { type TermsRow, termsOf } from "../venues/terms-rows.server.ts";
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
  cancelledAt: Date | null;
  /** The venue's booking while it stands, or as it was called off with its evening. */
  booking: { id: string; venueId: string; venue: string; startsAt: Date; terms: Terms } | null;
};

type Row = Omit<OfficeEvent, "booking"> & {
  bookingId: string | null;
  venueId: string | null;
  venue: string | null;
  bookedFrom: Date | null;
  terms: (Omit<TermsRow, "depositDueAt"> & { depositDueAt: string | null }) | null;
};

const query = `
  select e.id, e.slug, e.state, e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_zone as "timeZone",
    e.sales_close_at as "salesCloseAt", e.sales_paused_at as "salesPausedAt", e.go_no_go_at as "goNoGoAt",
    e.currency, e.cancelled_at as "cancelledAt", coalesce(nullif(asked.title, ''), main.title, '') as title,
    b.id as "bookingId", v.id as "venueId", v.name as venue, b.starts_at as "bookedFrom", t.terms
  from event e
  left join event_text asked on asked.event_id = e.id and asked.locale = $2
  left join event_text main on main.event_id = e.id and main.locale = e.main_locale
  left join venue_booking b on b.id = e.booking_id
    and (b.state in ('confirmed', 'done') or (e.state = 'cancelled' and b.state = 'cancelled'))
  left join venue v on v.id = b.venue_id
  left join lateral (
    select json_build_object('dealKind', deal_kind, 'feeMinor', fee_minor, 'perHeadMinor', per_head_minor,
      'minimumMinor', minimum_minor, 'sharePoints', share_points, 'afterFees', after_fees,
      'perHourMinor', per_hour_minor, 'minutes', minutes, 'headBasis', head_basis, 'depositMinor', deposit_minor,
      'depositPoints', deposit_points, 'depositDueAt', deposit_due_at, 'cancellation', cancellation,
      'note', note) as terms
    from booking_terms where booking_id = b.id order by version desc limit 1) t on true
  where e.id = any($1::uuid[])
  order by e.starts_at, e.id`;

/** One event of the business, with its title in a language (else its own); null when there is none. */
export async function readOfficeEvent(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<OfficeEvent | null> {
  const [event] = await readOfficeEvents(world, { eventIds: [input.eventId], locale: input.locale });
  return event ?? null;
}

/** Some events of the business, the earliest first. */
export async function readOfficeEvents(
  world: World,
  input: { eventIds: readonly string[]; locale: Locale },
): Promise<OfficeEvent[]> {
  const { rows } = await world.db.pool.query<Row>(query, [input.eventIds, input.locale]);
  return rows.map(eventOf);
}

function eventOf({ bookingId, venueId, venue, bookedFrom, terms, ...event }: Row): OfficeEvent {
  if (!bookingId || !venueId || venue === null || !bookedFrom || !terms) return { ...event, booking: null };
  const dueAt = terms.depositDueAt === null ? null : new Date(terms.depositDueAt);
  const agreed = termsOf({ ...terms, depositDueAt: dueAt });
  return { ...event, booking: { id: bookingId, venueId, venue, startsAt: bookedFrom, terms: agreed } };
}
