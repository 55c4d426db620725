import type { WitnessRule } from "./witness-rules.server.ts";

/** What must always hold of refunds, letters, histories, deadlines, the books and the door. `$1` is the time. */
export const bookRules: readonly WitnessRule[] = [
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
