import { type CancelProgress, cancelProgress } from "#app/domain/events/cancel-event.ts";
import type { World } from "../world.server.ts";
import { openGuest } from "./open-guest.server.ts";

/** An order only a person can bring to its end. */
export type StuckOrder = { orderId: string; guest: string; reason: string; amountMinor: number };

/** How far calling an event off is. Amounts in minor units of its currency. */
export type Cancellation = {
  orders: Record<CancelProgress, number> & { total: number };
  refundedMinor: number;
  refundMinor: number;
  letters: { total: number; sent: number; failed: number };
  stuck: StuckOrder[];
  /** Nothing moves any more without a person. */
  settled: boolean;
};

/** More than these are not shown one by one. */
const MOST = 50;

type Row = {
  id: string;
  state: string;
  needsOrganiser: string | null;
  disputed: boolean;
  openRefunds: number;
  plannedMinor: number;
  doneMinor: number;
  failedMinor: number;
  letter: string | null;
  personSealed: Uint8Array;
};

const query = `
  select o.id, o.state, o.needs_organiser as "needsOrganiser", o.disputed, l.person_sealed as "personSealed",
    (select count(*)::int from refund r where r.event_id = o.event_id and r.order_id = o.id
      and r.state in ('due', 'calling', 'pending')) as "openRefunds",
    r.planned as "plannedMinor", r.done as "doneMinor", r.failed as "failedMinor",
    (select t.state from letter t where t.event_id = o.event_id and t.order_id = o.id
      and t.kind = 'event-cancelled' limit 1) as letter
  from orders o
  join order_line l on l.event_id = o.event_id and l.order_id = o.id and l.position = 1
  cross join lateral (
    select coalesce(sum(amount_minor) filter (where state <> 'failed'), 0)::int as planned,
      coalesce(sum(amount_minor) filter (where state = 'succeeded'), 0)::int as done,
      coalesce(max(amount_minor) filter (where state = 'failed'), 0)::int as failed
    from refund r where r.event_id = o.event_id and r.order_id = o.id and r.reason = 'event-cancelled') r
  where o.event_id = $1 and (o.state in ('held', 'processing', 'paid') or o.closed_reason = 'event-cancelled')
  order by o.created_at, o.id`;

/** Reads how far the orders and letters of a cancelled event are. */
export async function readCancellation(world: World, eventId: string): Promise<Cancellation> {
  const { rows } = await world.db.pool.query<Row>(query, [eventId]);
  const told = rows.map((row) => ({ ...row, progress: cancelProgress(row) }));
  const count = (progress: CancelProgress) => told.filter((row) => row.progress === progress).length;
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const letters = rows.flatMap(({ letter }) => (letter === null ? [] : [letter]));
  const stuck = told.filter(({ progress }) => progress === "stuck");
  const sent = letters.filter((state) => state === "sent").length;
  const failed = letters.filter((state) => state === "failed" || state === "uncertain").length;
  return {
    orders: { total: rows.length, done: count("done"), working: count("working"), stuck: stuck.length },
    refundedMinor: sum((row) => row.doneMinor),
    refundMinor: sum((row) => Math.max(row.plannedMinor, row.needsOrganiser === null ? 0 : row.failedMinor)),
    letters: { total: rows.length, sent, failed },
    stuck: stuck.slice(0, MOST).map((row) => ({
      orderId: row.id,
      guest: openGuest(world, row.personSealed).name,
      reason: row.disputed ? "disputed" : (row.needsOrganiser ?? "refund-failed"),
      amountMinor: row.failedMinor,
    })),
    settled: count("working") === 0 && sent + failed === letters.length && letters.length === rows.length,
  };
}
