import type { World } from "../world.server.ts";

/**
 * An order of a cancelled event that something is left to do for: it is live and no dispute keeps it, its money waits
 * for a decision, or its person was not told.
 */
const unfinished = `
  e.state = 'cancelled' and (
    (o.state in ('applied', 'approved', 'held', 'processing', 'paid', 'awaiting-resale') and not o.disputed)
    or (not o.disputed and exists (select 1 from payment p where p.event_id = o.event_id and p.order_id = o.id
      and p.disposition = 'task'))
    or ((o.state in ('paid', 'awaiting-resale') or o.closed_reason = 'event-cancelled') and not exists (select 1 from letter l
      where l.event_id = o.event_id and l.order_id = o.id and l.kind = 'event-cancelled')))`;

/** The ids of the orders of a cancelled event that wait for their end, the oldest first. */
export async function unfinishedOrders(world: World, eventId: string): Promise<string[]> {
  const { rows } = await world.db.pool.query<{ id: string }>(
    `select o.id from event e join orders o on o.event_id = e.id where e.id = $1 and ${unfinished}
     order by o.created_at, o.id`,
    [eventId],
  );
  return rows.map(({ id }) => id);
}

/** Events called off since a moment that have such orders. */
export async function unfinishedCancellations(world: World, since: Date): Promise<string[]> {
  const { rows } = await world.db.pool.query<{ id: string }>(
    `select e.id from event e where e.state = 'cancelled' and e.cancelled_at >= $1
     and exists (select 1 from orders o where o.event_id = e.id and ${unfinished})`,
    [since],
  );
  return rows.map(({ id }) => id);
}
