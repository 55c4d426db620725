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
  {
    rule: 7,
    says: "an application waits without a place in the queue, or a place in the queue without its order",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.state = 'approved' and o.created_at
      < $1::timestamptz - interval '25 hours' and not exists (select 1 from waitlist_entry w
        where w.event_id = o.event_id and w.order_id = o.id and w.kind = 'approval' and w.state in ('waiting', 'offered'))
      union all select w.id from waitlist_entry w join orders o on o.event_id = w.event_id and o.id = w.order_id
      where w.state in ('waiting', 'offered') and ((w.kind = 'approval' and o.state <> 'approved')
        or (w.kind = 'move' and o.state <> 'paid'))`,
  },
  {
    rule: 7,
    says: "an offer is open for more than 25 hours after its end",
    sql: `select w.id as about from waitlist_entry w where w.state = 'offered'
      and w.offer_until < $1::timestamptz - interval '25 hours' and not exists (select 1 from payment_attempt a
        where a.event_id = w.event_id and a.entry_id = w.id and a.state = 'processing')`,
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
      where $1::timestamptz is not null and d.outcome = 'delivered'
      group by l.kind, l.version, l.recipient_index, l.order_id, l.line_id having count(*) > 1`,
  },
  {
    rule: 5,
    says: "a letter is called sent and no delivery of it was",
    sql: `select l.id as about from letter l where $1::timestamptz is not null and l.state = 'sent' and not exists (
      select 1 from letter_delivery d where d.letter_id = l.id and d.outcome = 'delivered')`,
  },
  {
    rule: 5,
    says: "a letter was handed over again after its key was forgotten",
    sql: `select l.id as about from letter l join letter_delivery d on d.letter_id = l.id
      where $1::timestamptz is not null group by l.id having max(d.at) - min(d.at) > interval '24 hours'`,
  },
  {
    rule: 5,
    says: "a letter that did not go, or of unknown fate, left its order without a task",
    sql: `select l.id as about from letter l where $1::timestamptz is not null and l.state in ('failed', 'uncertain')
      and l.order_id is not null and not exists (select 1 from order_task t where t.event_id = l.event_id
        and t.order_id = l.order_id and t.kind = 'letter-' || l.state)`,
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
    says: "a payment has been on its way for more than ten days",
    sql: `select a.id as about from payment_attempt a where a.state = 'processing'
      and a.created_at < $1::timestamptz - interval '10 days'`,
  },
  {
    rule: 7,
    says: "a refund was not asked for within 25 hours",
    sql: `select r.id as about from refund r join orders o on o.event_id = r.event_id and o.id = r.order_id
      where r.state in ('due', 'calling') and not o.disputed and r.created_at < $1::timestamptz - interval '25 hours'`,
  },
  {
    rule: 7,
    says: "a seat still waits to be sold again more than 25 hours after the start",
    sql: `select l.id as about from order_line l join event e on e.id = l.event_id
      where l.state = 'awaiting-resale' and e.starts_at < $1::timestamptz - interval '25 hours'`,
  },
  {
    rule: 7,
    says: "an order waits for its refund and none is under way",
    sql: `select o.id as about from orders o where $1::timestamptz is not null and o.state in ('refund-due', 'refunding')
      and not o.disputed and not exists (select 1 from refund r where r.event_id = o.event_id and r.order_id = o.id
        and r.state in ('due', 'calling', 'pending'))`,
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
    rule: 8,
    says: "money of Stripe's stands in the ledger without a payment",
    sql: `select l.entry as about from ledger_line l where $1::timestamptz is not null
      and l.account in ('stripe-balance', 'disputed-funds') and l.payment_id is null`,
  },
  {
    rule: 8,
    says: "a payment's fee is known and not in the ledger",
    sql: `select p.id as about from payment p where $1::timestamptz is not null and p.fee_minor > 0 and not exists (
      select 1 from ledger_line l where l.event_id = p.event_id and l.entry = 'fee:' || p.id
        and l.account = 'payment-fees' and (l.currency <> p.fee_currency or l.amount_minor = p.fee_minor))`,
  },
  {
    rule: 8,
    says: "a dispute that is decided still holds money",
    sql: `select p.id as about from payment p where $1::timestamptz is not null
      and exists (select 1 from dispute d where d.event_id = p.event_id and d.payment_id = p.id)
      and not exists (select 1 from dispute d where d.event_id = p.event_id and d.payment_id = p.id and d.state = 'open')
      and (select coalesce(sum(l.amount_minor), 0) from ledger_line l where l.event_id = p.event_id
        and l.payment_id = p.id and l.account = 'disputed-funds') <> 0`,
  },
  {
    rule: 9,
    says: "a ticket was admitted twice",
    sql: `select t.id as about from ticket t join admission a on a.event_id = t.event_id and a.ticket_id = t.id
      where $1::timestamptz is not null group by t.id
      having count(*) filter (where a.kind = 'admit') - count(*) filter (where a.kind = 'undo') not in (0, 1)`,
  },
];
