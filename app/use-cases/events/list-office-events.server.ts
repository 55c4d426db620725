import { type EventStage, eventStage } from "#app/domain/events/event-stage.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { eventFigures } from "../money/event-money.server.ts";
import { sumMoneyOf } from "../money/sum-money.server.ts";
import type { World } from "../world.server.ts";
import { readOfficeEvents } from "./read-office-event.server.ts";

/** A line of the office's list. `profitMinor` = ticket revenue − venue cost as things stand; null for a draft. */
export type OfficeEventCard = {
  id: string;
  title: string;
  stage: EventStage;
  startsAt: Date;
  timeZone: string;
  currency: string;
  venue: string | null;
  paid: number;
  capacity: number;
  profitMinor: number | null;
};

export type OfficeEvents = {
  next: OfficeEventCard[];
  drafts: OfficeEventCard[];
  past: OfficeEventCard[];
  /** How far the first evening has come, for the guide of an empty office. */
  begun: { venueId: string | null; hasBooking: boolean };
  /** Whether the matches of any evening are revealed, so that there are figures of evenings to read. */
  hasFigures: boolean;
};

type Row = Omit<OfficeEventCard, "stage" | "profitMinor"> & {
  state: string;
  endsAt: Date;
  salesCloseAt: Date;
  salesPausedAt: Date | null;
  seatsLeft: number;
};

const MOST = 200;
const query = `
  select e.id, coalesce(nullif(asked.title, ''), main.title, '') as title, e.state, e.starts_at as "startsAt",
    e.ends_at as "endsAt", e.sales_close_at as "salesCloseAt", e.sales_paused_at as "salesPausedAt",
    e.time_zone as "timeZone", e.currency, v.name as venue,
    (select coalesce(sum(s.capacity), 0)::int from side s where s.event_id = e.id) as capacity,
    (select count(*)::int from seat s where s.event_id = e.id and s.line_id is null and s.entry_id is null) as "seatsLeft",
    (select count(*)::int from seat s
       join order_line l on l.event_id = s.event_id and l.id = s.line_id
       join orders o on o.event_id = l.event_id and o.id = l.order_id and o.state = 'paid'
       where s.event_id = e.id) as paid
  from event e
  left join event_text asked on asked.event_id = e.id and asked.locale = $1
  left join event_text main on main.event_id = e.id and main.locale = e.main_locale
  left join venue_booking b on b.id = e.booking_id
    and (b.state in ('confirmed', 'done') or (e.state = 'cancelled' and b.state = 'cancelled'))
  left join venue v on v.id = b.venue_id
  order by e.starts_at desc limit ${MOST}`;

/** Every event of the business: what comes, the soonest first; drafts; what is over, the latest first. */
export async function listOfficeEvents(world: World, input: { locale: Locale }): Promise<OfficeEvents> {
  const { rows } = await world.db.pool.query<Row>(query, [input.locale]);
  const now = world.clock.now();
  const profits = await profitsOf(world, rows, now);
  const cards = rows.map((row) => cardOf(row, now, profits.get(row.id) ?? null));
  const over = ({ stage }: OfficeEventCard) => stage === "ended" || stage === "cancelled";
  const venue = await world.db.prisma.venue.findFirst({
    where: { archivedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  const bookings = await world.db.prisma.venueBooking.count({
    where: { state: "confirmed", endsAt: { gt: now } },
  });
  const revealed = await world.db.prisma.night.findFirst({
    where: { state: "revealed" },
    select: { eventId: true },
  });
  return {
    next: cards.filter((card) => card.stage !== "draft" && !over(card)).reverse(),
    drafts: cards.filter(({ stage }) => stage === "draft").reverse(),
    past: cards.filter(over),
    begun: { venueId: venue?.id ?? null, hasBooking: bookings > 0 },
    hasFigures: revealed !== null,
  };
}

/** The profit of every event that is no draft, by its id: the figure of the event's own page. */
async function profitsOf(world: World, rows: readonly Row[], now: Date): Promise<Map<string, number>> {
  const eventIds = rows.filter(({ state }) => state !== "draft").map(({ id }) => id);
  const [events, sums] = await Promise.all([
    readOfficeEvents(world, { eventIds, locale: "zh-CN" }),
    sumMoneyOf(world, eventIds),
  ]);
  return new Map(
    events.flatMap((event) => {
      const own = sums.get(event.id);
      return own ? [[event.id, eventFigures(event, own, now).figures.profit]] : [];
    }),
  );
}

function cardOf(row: Row, now: Date, profitMinor: number | null): OfficeEventCard {
  const { state: _state, endsAt: _e, salesCloseAt: _c, salesPausedAt: _p, seatsLeft: _s, ...card } = row;
  const stage = eventStage(row, now);
  return { ...card, stage, profitMinor };
}
