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
    rule: 1,
    says: "a seat belongs to a line of another side, or to none at all",
    sql: `select s.event_id || '/' || s.side_id || '/' || s.number as about from seat s
      left join order_line l on l.event_id = s.event_id and l.id = s.line_id
      where $1::timestamptz is not null and s.line_id is not null and l.side_id is distinct from s.side_id`,
  },
  {
    rule: 1,
    says: "a seat belongs to a line that is over",
    sql: `select l.id as about from seat s join order_line l on l.event_id = s.event_id and l.id = s.line_id
      where $1::timestamptz is not null and l.state <> 'live'`,
  },
  {
    rule: 1,
    says: "a side counts other seats as taken than are",
    sql: `select s.event_id || '/' || s.id as about from side s where $1::timestamptz is not null and s.taken <> (
      select count(*) from seat where seat.event_id = s.event_id and seat.side_id = s.id
        and (seat.line_id is not null or seat.entry_id is not null))`,
  },
  {
    rule: 1,
    says: "a side counts other parties as waiting than are",
    sql: `select s.event_id || '/' || s.id as about from side s where $1::timestamptz is not null and s.waiting <> (
      select count(*) from waitlist_place p join waitlist_entry e on e.event_id = p.event_id and e.id = p.entry_id
      where p.event_id = s.event_id and p.side_id = s.id and e.state = 'waiting')`,
  },
  {
    rule: 1,
    says: "an offer does not keep the seats it offers",
    sql: `select e.id as about from waitlist_entry e where $1::timestamptz is not null and (
      select count(*) from seat s where s.event_id = e.event_id and s.entry_id = e.id) <> case when e.state = 'offered'
      then (select coalesce(sum(p.seats), 0) from waitlist_place p where p.event_id = e.event_id and p.entry_id = e.id)
      else 0 end`,
  },
  {
    rule: 2,
    says: "a paid order has a live line without exactly one active ticket",
    sql: `select l.id as about from orders o join order_line l on l.event_id = o.event_id and l.order_id = o.id
      where $1::timestamptz is not null and o.state = 'paid' and l.state = 'live' and (select count(*) from ticket t
        where t.event_id = l.event_id and t.line_id = l.id and t.voided_at is null) <> 1`,
  },
  {
    rule: 2,
    says: "an order or a line that is over, or not paid, has an active ticket",
    sql: `select t.id as about from ticket t join order_line l on l.event_id = t.event_id and l.id = t.line_id
      join orders o on o.event_id = l.event_id and o.id = l.order_id
      where $1::timestamptz is not null and t.voided_at is null and (o.state <> 'paid' or l.state <> 'live')`,
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
      where $1::timestamptz is not null and p.disposition = 'refund-in-full'
        and not exists (select 1 from order_task t where t.event_id = o.event_id and t.order_id = o.id
          and t.kind in ('refund-failed', 'dispute-lost') and (t.closed_at is null or t.closed_by is not null))
        and p.amount_minor > (select coalesce(sum(r.amount_minor), 0) from refund r
          where r.event_id = p.event_id and r.payment_id = p.id and r.state <> 'failed')
          + (select coalesce(sum(d.amount_minor), 0) from dispute d
          where d.event_id = p.event_id and d.payment_id = p.id and d.state = 'lost')`,
  },
  {
    rule: 2,
    says: "money waits for a person and nobody is told",
    sql: `select p.id as about from payment p join orders o on o.event_id = p.event_id and o.id = p.order_id
      where $1::timestamptz is not null and p.disposition = 'task' and not exists (
        select 1 from order_task t where t.event_id = p.event_id and t.order_id = p.order_id
          and t.kind = 'amount-mismatch' and t.closed_at is null)`,
  },
  {
    rule: 2,
    says: "a payment waits for a resale and its order does not",
    sql: `select p.id as about from payment p join orders o on o.event_id = p.event_id and o.id = p.order_id
      where $1::timestamptz is not null and p.disposition = 'awaiting-resale' and (o.state <> 'awaiting-resale'
        or not exists (select 1 from order_line l where l.event_id = o.event_id and l.order_id = o.id
          and l.state = 'awaiting-resale'))`,
  },
  {
    rule: 2,
    says: "an order waits for a resale without a payment that does",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.state = 'awaiting-resale'
      and not exists (select 1 from payment p where p.event_id = o.event_id and p.order_id = o.id
        and p.disposition = 'awaiting-resale')`,
  },
  {
    rule: 2,
    says: "an order says that it needs the organiser and has no such open task, or the other way round",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.needs_organiser is distinct from (
      select t.kind from order_task t where t.event_id = o.event_id and t.order_id = o.id and t.closed_at is null
      order by t.opened_at, t.id limit 1)`,
  },
  {
    rule: 2,
    says: "an order is marked disputed without an open dispute, or the other way round",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.disputed <> exists (
      select 1 from dispute d where d.event_id = o.event_id and d.order_id = o.id and d.state = 'open')`,
  },
  {
    rule: 3,
    says: "an order that gave its seat back has a payment page that may take money",
    sql: `select o.id as about from orders o join payment_attempt a on a.event_id = o.event_id and a.order_id = o.id
      where $1::timestamptz is not null and a.purpose = 'order' and a.state in ('creating', 'open')
        and o.state not in ('held', 'processing')`,
  },
  {
    rule: 2,
    says: "a paid order was paid for twice",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.state = 'paid'
      and (select count(*) from payment p where p.event_id = o.event_id and p.order_id = o.id
        and p.disposition = 'ticket') > 1`,
  },
  {
    rule: 2,
    says: "a paid order costs something else than was paid for it, differences of changed sides counted",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.state = 'paid'
      and o.needs_organiser is null and o.total_minor <> (select coalesce(sum(p.amount_minor), 0) from payment p
        where p.event_id = o.event_id and p.order_id = o.id and p.disposition in ('ticket', 'supplement'))
        - (select coalesce(sum(r.amount_minor), 0) from refund r where r.event_id = o.event_id
          and r.order_id = o.id and r.reason = 'side-move' and r.state <> 'failed')`,
  },
  {
    rule: 2,
    says: "a difference was paid for a seat that nobody has",
    sql: `select p.id as about from payment p join orders o on o.event_id = p.event_id and o.id = p.order_id
      where $1::timestamptz is not null and p.disposition = 'supplement' and (o.state <> 'paid' or not exists (
        select 1 from payment_attempt a join waitlist_entry w on w.event_id = a.event_id and w.id = a.entry_id
        where a.event_id = p.event_id and a.id = p.attempt_id and a.purpose = 'move' and w.state = 'claimed'))`,
  },
];
