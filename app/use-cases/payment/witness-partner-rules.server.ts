import type { WitnessRule } from "./witness-rules.server.ts";

/** What the tickets of a partner's sale would earn in full, what they cost, and what of the money is still here. */
const sales = `
  select s.event_id, s.order_id, o.paid_at, t.price, t.full_commission as whole, least(greatest(m.net, 0), t.price) as stayed
  from partner_sale s join orders o on o.event_id = s.event_id and o.id = s.order_id
  cross join lateral (select coalesce(sum(l.price_minor), 0)::numeric as price, coalesce(sum(
      case when s.rate_points is null then least(s.fixed_minor, l.price_minor)
      else floor(l.price_minor * s.rate_points / 10000.0 + 0.5) end), 0)::numeric as full_commission
    from order_line l where l.event_id = s.event_id and l.order_id = s.order_id
      and not (l.state = 'cancelled' and l.refund_minor is null and l.cancelled_at <= o.paid_at)) t
  cross join lateral (select
    (select coalesce(sum(p.amount_minor), 0) from payment p where p.event_id = s.event_id and p.order_id = s.order_id
      and p.currency = o.currency)
    - (select coalesce(sum(r.amount_minor), 0) from refund r where r.event_id = s.event_id and r.order_id = s.order_id
      and r.state = 'succeeded' and r.currency = o.currency)
    - (select coalesce(sum(b.amount_minor), 0) from ledger_line b where b.event_id = s.event_id
      and b.order_id = s.order_id and b.account = 'ticket-revenue' and b.entry like 'dispute-lost:%') as net) m`;

/** Rule 8 of the partners: what they earn and get, reckoned from the orders and not from the books. */
export const partnerRules: readonly WitnessRule[] = [
  {
    rule: 8,
    says: "a partner's commission in the books is not what the order's money calls for",
    sql: `select f.order_id as about from (${sales}) f where $1::timestamptz is not null and (
      select coalesce(sum(b.amount_minor), 0) from ledger_line b where b.event_id = f.event_id
        and b.order_id = f.order_id and b.account = 'partner-costs')
      <> case when f.paid_at is null or f.price = 0 then 0 else floor(f.whole * f.stayed / f.price + 0.5) end`,
  },
  {
    rule: 8,
    says: "a commission is in the books for an order that no partner brought",
    sql: `select b.entry as about from ledger_line b where $1::timestamptz is not null and b.account = 'partner-costs'
      and b.order_id is not null and not exists (select 1 from partner_sale s where s.event_id = b.event_id
        and s.order_id = b.order_id)`,
  },
  {
    rule: 8,
    says: "a payout to a partner is not in the books with its amount",
    sql: `select r.id as about from partner_payout r where $1::timestamptz is not null
      and -r.amount_minor * case when r.corrects is null then 1 else -1 end <> (
        select coalesce(sum(b.amount_minor), 0) from ledger_line b where b.event_id = r.event_id
          and b.account = 'organiser-cash' and b.currency = r.currency and b.entry =
          case when r.corrects is null then 'partner-payout:' || r.id else 'partner-payout-back:' || r.corrects end)`,
  },
];
