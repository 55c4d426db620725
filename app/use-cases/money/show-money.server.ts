import type { Locale } from "#app/domain/events/locale.ts";
import { type FigureName, linesOf, partOf } from "#app/domain/money/figures.ts";
import { type RiskPoint, riskDates } from "#app/domain/money/risk.ts";
import { openGuest } from "../events/open-guest.server.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { type EventMoney, eventAtRisk, eventMoney } from "./event-money.server.ts";
import { type CostRow, listCosts } from "./list-costs.server.ts";

/** One ledger line as a person reads it. `entry` is what was posted, "payment:<id>". */
export type MoneyLine = {
  entry: string;
  /** The part of `entry` before the colon: payment, refund, fee, booking… */
  kind: string;
  account: string;
  at: Date;
  /** Minor units; debits positive. */
  amountMinor: number;
  /** What the line adds to the figure that was asked for. */
  partMinor: number;
  orderId: string | null;
  /** The guest, or the venue, or what a cost was for. */
  who: string | null;
};

export type MoneyPage = {
  event: OfficeEvent;
  money: EventMoney;
  /** What calling it off would lose, now and after each coming date. */
  risk: RiskPoint[];
  costs: CostRow[];
  lines: MoneyLine[];
};

type Row = Omit<MoneyLine, "kind" | "partMinor" | "who"> & {
  personSealed: Uint8Array | null;
  venue: string | null;
  cost: string | null;
};

const query = `
  select x.entry, x.account, x.amount_minor as "amountMinor", x.at, x.order_id as "orderId",
    l.person_sealed as "personSealed", v.name as venue, coalesce(c.note, a.name) as cost
  from ledger_line x
  left join order_line l on l.event_id = x.event_id and l.order_id = x.order_id and l.position = 1
  left join venue_booking b on b.id = x.booking_id
  left join venue v on v.id = b.venue_id
  left join event_cost c on c.event_id = x.event_id and c.id::text = split_part(x.entry, ':', 2)
  left join partner_payout y on y.event_id = x.event_id and y.id::text = split_part(x.entry, ':', 2)
  left join partner a on a.id = y.partner_id
  where x.event_id = any($1::uuid[])
  order by x.at, x.recorded_at, x.entry, x.account`;

/** Every ledger line of some books, an event's and its booking's, the oldest first. */
export async function readLedger(
  world: World,
  { id, booking }: Pick<OfficeEvent, "id" | "booking">,
  figure: FigureName,
): Promise<MoneyLine[]> {
  const books = booking === null ? [id] : [id, booking.id];
  const { rows } = await world.db.pool.query<Row>(query, [books]);
  return rows.map(({ personSealed, venue, cost, ...row }) => ({
    ...row,
    kind: row.entry.slice(0, Math.max(0, row.entry.indexOf(":"))),
    partMinor: partOf(figure, row),
    who: personSealed === null ? (cost ?? venue) : openGuest(world, personSealed).name,
  }));
}

/** The money of an event with the ledger lines one figure is made of; null when there is no such event. */
export async function showMoney(
  world: World,
  input: { eventId: string; locale: Locale; figure: FigureName },
): Promise<MoneyPage | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const [money, lines, costs] = await Promise.all([
    eventMoney(world, event),
    readLedger(world, event, input.figure),
    listCosts(world, event.id),
  ]);
  const now = world.clock.now();
  const atRisk = eventAtRisk(event, money);
  const risk = riskDates(atRisk === null ? [] : [atRisk], now);
  const all = [...lines, ...reckonedLines(event, money, input.figure, now)];
  return { event, money, risk, costs, lines: linesOf(input.figure, all) };
}

/**
 * Both sides of what the venue's deal adds to the books as things stand, as if it were posted now; it is once the
 * evening is over. None when the books say it already.
 */
export function reckonedLines(
  { booking }: Pick<OfficeEvent, "booking">,
  { accrualMinor }: Pick<EventMoney, "accrualMinor">,
  figure: FigureName,
  now: Date,
): MoneyLine[] {
  if (booking === null || accrualMinor === 0) return [];
  const line = (account: string, amountMinor: number): MoneyLine => ({
    entry: `venue-reckoned:${booking.id}`,
    kind: "venue-reckoned",
    account,
    at: now,
    amountMinor,
    partMinor: partOf(figure, { account, amountMinor }),
    orderId: null,
    who: booking.venue,
  });
  return [line("venue-cost", accrualMinor), line("venue-payable", -accrualMinor)];
}
