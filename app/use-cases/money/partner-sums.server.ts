import type { World } from "../world.server.ts";

/** What one partner brought to one event, in minor units of `currency`; counts are of people with a ticket. */
export type PartnerSum = {
  partnerId: string;
  eventId: string;
  currency: string;
  /** Paid heads, and how many of them have given their ticket back since. */
  heads: number;
  gone: number;
  earnedMinor: number;
  paidMinor: number;
  /** What is earned and not paid out; below 0 when more was paid than the sales hold now. */
  owedMinor: number;
};

/** A friend who was taken off before the order was paid for never was a head of it. */
const query = `
  with pair as (
    select distinct partner_id, event_id from partner_link
    where ($1::uuid is null or partner_id = $1) and ($2::uuid is null or event_id = $2)
  ), brought as (
    select k.partner_id, s.event_id, sum(h.heads)::int as heads, sum(h.gone)::int as gone, sum(c.minor)::int as minor
    from partner_sale s join partner_link k on k.event_id = s.event_id and k.id = s.link_id
    join pair p on p.partner_id = k.partner_id and p.event_id = k.event_id
    join orders o on o.event_id = s.event_id and o.id = s.order_id and o.paid_at is not null
    cross join lateral (select count(*) as heads, count(*) filter (where l.state = 'cancelled'
        or o.state not in ('paid', 'awaiting-resale')) as gone
      from order_line l where l.event_id = s.event_id and l.order_id = s.order_id
        and not (l.state = 'cancelled' and l.refund_minor is null and l.cancelled_at <= o.paid_at)) h
    cross join lateral (select coalesce(sum(b.amount_minor), 0) as minor from ledger_line b
      where b.event_id = s.event_id and b.order_id = s.order_id and b.account = 'partner-costs') c
    group by 1, 2
  ), paid as (
    select y.partner_id, y.event_id, sum(case when y.corrects is null then 1 else -1 end * y.amount_minor)::int as minor
    from partner_payout y join pair p on p.partner_id = y.partner_id and p.event_id = y.event_id group by 1, 2
  )
  select p.partner_id as "partnerId", p.event_id as "eventId", e.currency, coalesce(b.heads, 0) as heads,
    coalesce(b.gone, 0) as gone, coalesce(b.minor, 0) as "earnedMinor", coalesce(y.minor, 0) as "paidMinor",
    coalesce(b.minor, 0) - coalesce(y.minor, 0) as "owedMinor"
  from pair p join event e on e.id = p.event_id
  left join brought b on b.partner_id = p.partner_id and b.event_id = p.event_id
  left join paid y on y.partner_id = p.partner_id and y.event_id = p.event_id
  order by e.starts_at desc, p.event_id, p.partner_id`;

/** What partners brought, event by event, the newest first: all of it, one partner's or one event's. */
export async function partnerSums(
  db: { query: World["db"]["pool"]["query"] },
  of: { partnerId?: string; eventId?: string },
): Promise<PartnerSum[]> {
  const { rows } = await db.query<PartnerSum>(query, [of.partnerId ?? null, of.eventId ?? null]);
  return rows;
}
