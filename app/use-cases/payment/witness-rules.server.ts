/** One question to the database whose every answer is a breach: `about` names the row. */
export type WitnessRule = { rule: number; says: string; sql: string };

const live = "('held', 'processing', 'paid')";

/**
 * What must always hold of seats, money and letters, as far as the database alone can tell. `$1` is the time.
 * The numbers are those of the list of what must always hold.
 */
export const witnessRules: readonly WitnessRule[] = [
  {
    rule: 1,
    says: "a side has more taken seats than its capacity",
    sql: `select s.event_id || '/' || s.id as about from side s join seat on seat.event_id = s.event_id
      and seat.side_id = s.id and seat.line_id is not null where $1::timestamptz is not null
      group by s.event_id, s.id, s.capacity having count(*) > s.capacity`,
  },
  {
    rule: 1,
    says: "a live order has a line without a seat",
    sql: `select o.id as about from orders o join order_line l on l.event_id = o.event_id and l.order_id = o.id
      left join seat s on s.event_id = l.event_id and s.line_id = l.id
      where $1::timestamptz is not null and o.state in ${live} and l.state = 'live' and s.line_id is null`,
  },
  {
    rule: 1,
    says: "an order that is over keeps a seat",
    sql: `select o.id as about from orders o join order_line l on l.event_id = o.event_id and l.order_id = o.id
      join seat s on s.event_id = l.event_id and s.line_id = l.id
      where $1::timestamptz is not null and o.state not in ${live}`,
  },
  {
    rule: 2,
    says: "a payment for a ticket has no paid order with an active ticket",
    sql: `select p.id as about from payment p join orders o on o.event_id = p.event_id and o.id = p.order_id
      where $1::timestamptz is not null and p.disposition = 'ticket' and (o.state <> 'paid' or not exists (
        select 1 from ticket t join order_line l on l.event_id = t.event_id and l.id = t.line_id
        where l.event_id = p.event_id and l.order_id = p.order_id and t.voided_at is null))`,
  },
  {
    rule: 2,
    says: "a payment that is to go back has no refund for all of it and no task",
    sql: `select p.id as about from payment p join orders o on o.event_id = p.event_id and o.id = p.order_id
      where $1::timestamptz is not null and p.disposition = 'refund-in-full' and o.needs_organiser is null
        and p.amount_minor <> (select coalesce(sum(r.amount_minor), 0) from refund r
          where r.event_id = p.event_id and r.payment_id = p.id and r.state <> 'failed')`,
  },
  {
    rule: 2,
    says: "money waits for a person and nobody is told",
    sql: `select p.id as about from payment p join orders o on o.event_id = p.event_id and o.id = p.order_id
      where $1::timestamptz is not null and p.disposition = 'task' and o.needs_organiser is null`,
  },
  {
    rule: 2,
    says: "a paid order that costs something has not exactly one payment for its ticket",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.state = 'paid' and o.total_minor > 0
      and (select count(*) from payment p where p.event_id = o.event_id and p.order_id = o.id
        and p.disposition = 'ticket') <> 1`,
  },
  {
    rule: 4,
    says: "more was given back than was paid",
    sql: `select p.id as about from payment p join refund r on r.event_id = p.event_id and r.payment_id = p.id
      and r.state <> 'failed' where $1::timestamptz is not null
      group by p.id, p.amount_minor having sum(r.amount_minor) > p.amount_minor`,
  },
  {
    rule: 5,
    says: "a letter of one kind and version was sent to one person twice",
    sql: `select l.kind || ':' || l.version as about from letter l join letter_delivery d on d.letter_id = l.id
      where $1::timestamptz is not null and d.outcome = 'sent'
      group by l.kind, l.version, l.recipient_index, l.order_id having count(*) > 1`,
  },
  {
    rule: 6,
    says: "an order's history has a gap, or ends elsewhere than the order stands",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and (
      exists (select 1 from (select seq, from_state, lag(to_state) over (order by seq) as before,
          row_number() over (order by seq) as place from order_step s
          where s.event_id = o.event_id and s.order_id = o.id) h
        where h.seq <> h.place or (h.seq > 1 and h.from_state is distinct from h.before))
      or o.state is distinct from (select to_state from order_step s where s.event_id = o.event_id
        and s.order_id = o.id order by seq desc limit 1))`,
  },
  {
    rule: 7,
    says: "an order is under way for more than 25 hours",
    sql: `select o.id as about from orders o where o.state in ('held', 'processing') and o.hold_until < $1::timestamptz - interval '25 hours'
      and not exists (select 1 from payment_attempt a where a.event_id = o.event_id and a.order_id = o.id and a.state = 'processing')`,
  },
  {
    rule: 7,
    says: "a refund was not asked for within 25 hours",
    sql: `select r.id as about from refund r join orders o on o.event_id = r.event_id and o.id = r.order_id
      where r.state in ('due', 'calling') and not o.disputed and r.created_at < $1::timestamptz - interval '25 hours'`,
  },
  {
    rule: 8,
    says: "a payment is not in the ledger with its amount",
    sql: `select p.id as about from payment p where $1::timestamptz is not null and p.amount_minor <> (
      select coalesce(sum(amount_minor), 0) from ledger_line l where l.event_id = p.event_id
        and l.entry = 'payment:' || p.id and l.account = 'stripe-balance')`,
  },
  {
    rule: 8,
    says: "a refund that was done is not in the ledger with its amount",
    sql: `select r.id as about from refund r where $1::timestamptz is not null and r.state = 'succeeded' and -r.amount_minor <> (
      select coalesce(sum(amount_minor), 0) from ledger_line l where l.event_id = r.event_id
        and l.entry = 'refund:' || r.id and l.account = 'stripe-balance')`,
  },
  {
    rule: 9,
    says: "a ticket was admitted twice",
    sql: `select t.id as about from ticket t join admission a on a.event_id = t.event_id and a.ticket_id = t.id
      where $1::timestamptz is not null group by t.id
      having count(*) filter (where a.kind = 'admit') - count(*) filter (where a.kind = 'undo') not in (0, 1)`,
  },
];
