import type { Locale } from "#app/domain/events/locale.ts";
import type { OpenTask } from "#app/domain/payment/open-task.ts";
import { deedsOf, isTaskKind } from "#app/domain/payment/task.ts";
import { openGuest } from "../events/open-guest.server.ts";
import type { World } from "../world.server.ts";

type Row = {
  id: string;
  eventId: string;
  orderId: string;
  kind: string;
  openedAt: Date;
  amountMinor: number | null;
  letterKind: string | null;
  currency: string;
  orderState: string;
  disputed: boolean;
  title: string;
  timeZone: string;
  personSealed: Uint8Array | null;
};

const MOST = 200;

const query = `
  select t.id, t.event_id as "eventId", t.order_id as "orderId", t.kind, t.opened_at as "openedAt",
    (t.detail->>'amountMinor')::int as "amountMinor", t.detail->>'letterKind' as "letterKind",
    o.currency, o.state as "orderState", o.disputed, e.time_zone as "timeZone",
    coalesce(asked.title, main.title, '') as title, l.person_sealed as "personSealed"
  from order_task t
  join orders o on o.event_id = t.event_id and o.id = t.order_id
  join event e on e.id = t.event_id
  left join event_text asked on asked.event_id = e.id and asked.locale = $1 and asked.title <> ''
  left join event_text main on main.event_id = e.id and main.locale = e.main_locale
  left join order_line l on l.event_id = t.event_id and l.order_id = t.order_id and l.position = 1
  where t.closed_at is null and ($2::uuid is null or t.order_id = $2)
  order by t.opened_at, t.id limit ${MOST}`;

/** Every open task over all events, or of one order, the oldest first. */
export async function listOpenTasks(
  world: World,
  input: { locale: Locale; orderId?: string },
): Promise<OpenTask[]> {
  const { rows } = await world.db.pool.query<Row>(query, [input.locale, input.orderId ?? null]);
  return rows.flatMap(({ personSealed, title, disputed, kind, ...row }) =>
    isTaskKind(kind)
      ? [
          {
            ...row,
            kind,
            event: title,
            guest: personSealed === null ? "" : openGuest(world, personSealed).name,
            deeds: deedsOf({ kind, orderState: row.orderState, disputed, letterKind: row.letterKind }),
          },
        ]
      : [],
  );
}

/** How many tasks are open over all events. */
export function countOpenTasks(world: World): Promise<number> {
  return world.db.prisma.orderTask.count({ where: { closedAt: null } });
}
