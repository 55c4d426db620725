import type { World } from "../world.server.ts";
import { openGuest } from "./open-guest.server.ts";

export type TaskKind = "applications" | "reports" | "order" | "letter-uncertain" | "letter-failed";

/**
 * Something only the organiser can decide. `reason` says why, in the words of whoever left it; of applications
 * and reports it is how many wait.
 */
export type Task = {
  kind: TaskKind;
  reason: string;
  guest: string | null;
  orderId: string | null;
  /** Minor units, of a refund that did not go through. */
  amountMinor: number | null;
};

type Row = {
  kind: TaskKind;
  reason: string | null;
  order_id: string | null;
  amount_minor: number | null;
  person_sealed: Uint8Array | null;
};

/** More than these are not shown one by one. */
const MOST = 50;

const query = `
  select task.*, l.person_sealed from (
    select 'order' as kind, kind as reason, order_id, (detail->>'amountMinor')::int as amount_minor, opened_at as at
      from order_task where event_id = $1 and closed_at is null
    union all
    select 'letter-' || state, kind, order_id, null, due_at
      from letter where event_id = $1 and state in ('uncertain', 'failed') and order_id is null
    union all
    select 'applications', count(*)::text, null, null, min(created_at)
      from orders where event_id = $1 and state = 'applied' having count(*) > 0
    union all
    select 'reports', count(*)::text, null, null, min(created_at)
      from safety_report where event_id = $1 and closed_at is null having count(*) > 0
  ) task
  left join order_line l on l.event_id = $1 and l.order_id = task.order_id and l.position = 1
  order by task.at limit ${MOST}`;

/** What waits for the organiser on one event, the oldest first: open tasks of orders, and letters of unknown fate that belong to none. */
export async function listTasks(world: World, eventId: string): Promise<Task[]> {
  const { rows } = await world.db.pool.query<Row>(query, [eventId]);
  return rows.map((row) => ({
    kind: row.kind,
    reason: row.reason ?? "",
    guest: row.person_sealed === null ? null : openGuest(world, row.person_sealed).name,
    orderId: row.order_id,
    amountMinor: row.amount_minor,
  }));
}
