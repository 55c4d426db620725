import type { Locale } from "#app/domain/events/locale.ts";
import type { SideHeads } from "#app/domain/events/side-heads.ts";
import type { World } from "../world.server.ts";

type Row = Omit<SideHeads, "label"> & { labelZh: string; labelEn: string };

const query = `
  select side.id, side.label_zh as "labelZh", side.label_en as "labelEn", side.capacity,
    count(o.id) filter (where o.state = 'paid')::int as paid,
    count(o.id) filter (where o.state in ('held', 'processing'))::int as paying,
    count(t.id) filter (where o.state = 'paid' and t.admitted_at is not null)::int as inside,
    count(o.id) filter (where o.state = 'paid' and o.complimentary)::int as gifts,
    count(s.entry_id)::int as offered, side.waiting
  from side
  left join seat s on s.event_id = side.event_id and s.side_id = side.id and (s.line_id is not null or s.entry_id is not null)
  left join order_line l on l.event_id = s.event_id and l.id = s.line_id
  left join orders o on o.event_id = l.event_id and o.id = l.order_id
  left join ticket t on t.event_id = l.event_id and t.line_id = l.id and t.voided_at is null
  where side.event_id = $1
  group by side.event_id, side.id
  order by side.position`;

/** Heads by side of one event, in the order of its sides. */
export async function countHeads(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<SideHeads[]> {
  const { rows } = await world.db.pool.query<Row>(query, [input.eventId]);
  return rows.map(({ labelZh, labelEn, ...side }) => ({
    ...side,
    label: input.locale === "en" ? labelEn : labelZh,
  }));
}
