import type { WitnessRule } from "./witness-rules.server.ts";

/** Money whose story nobody planned here: a bank's call, a refund made by hand at the payment provider. */
const outside = `(o.needs_organiser is not null or o.disputed
  or exists (select 1 from refund x where x.event_id = o.event_id and x.order_id = o.id
    and (x.reason = 'dashboard' or x.failure_reason in ('refunded-elsewhere', 'dispute-lost')))
  or exists (select 1 from dispute d where d.event_id = o.event_id and d.order_id = o.id and d.state <> 'won'))`;

/** Rule 2, line by line: what became of each person's part of a payment, and of nothing else. */
export const lineRules: readonly WitnessRule[] = [
  {
    rule: 2,
    says: "a seat given up by itself did not give back exactly what it was quoted",
    sql: `select l.id as about from order_line l join orders o on o.event_id = l.event_id and o.id = l.order_id
      where $1::timestamptz is not null and l.state = 'cancelled' and l.refund_minor > 0 and not ${outside}
        and l.refund_minor <> (select coalesce(sum(r.amount_minor), 0) from refund r
          where r.event_id = l.event_id and r.line_id = l.id and r.state <> 'failed')`,
  },
  {
    rule: 2,
    says: "a person of a paid order has a ticket and the money of giving it up",
    sql: `select l.id as about from order_line l join orders o on o.event_id = l.event_id and o.id = l.order_id
      join refund r on r.event_id = l.event_id and r.line_id = l.id and r.state <> 'failed'
        and r.reason in ('attendee-cancelled', 'organiser-cancelled', 'same-person', 'resold')
      where $1::timestamptz is not null and l.state = 'live' and o.state = 'paid' and not ${outside}`,
  },
  {
    rule: 2,
    says: "a person who gave up keeps a seat or a ticket",
    sql: `select l.id as about from order_line l where $1::timestamptz is not null and l.state <> 'live' and (
      exists (select 1 from seat s where s.event_id = l.event_id and s.line_id = l.id)
      or exists (select 1 from ticket t where t.event_id = l.event_id and t.line_id = l.id and t.voided_at is null))`,
  },
  {
    rule: 2,
    says: "a person of a paid order has not exactly one ticket",
    sql: `select l.id as about from order_line l join orders o on o.event_id = l.event_id and o.id = l.order_id
      where $1::timestamptz is not null and l.state = 'live' and o.state = 'paid' and 1 <> (select count(*) from ticket t
        where t.event_id = l.event_id and t.line_id = l.id and t.voided_at is null)`,
  },
];
