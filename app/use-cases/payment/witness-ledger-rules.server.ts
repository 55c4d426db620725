import type { WitnessRule } from "./witness-rules.server.ts";

/** A table's rows with what their entries should have moved of the organiser's money, and what the entries say. */
const moved = (table: string, book: string, entries: string, sign: string) => `
  select r.id as about from ${table} r where $1::timestamptz is not null
    and ${sign} * r.amount_minor * case when r.corrects is null then 1 else -1 end <> (
      select coalesce(sum(l.amount_minor), 0) from ledger_line l where l.event_id = r.${book}
        and l.account = 'organiser-cash' and l.currency = r.currency and l.entry in (${entries}))`;

const costEntries = `case when r.corrects is null then 'cost:' || r.id else 'cost-back:' || r.corrects end,
  case when r.corrects is null then 'partner-paid:' || r.id else 'partner-paid-back:' || r.corrects end`;
const paymentEntries = `case when r.corrects is null then 'venue-paid:' || r.id else 'venue-paid-back:' || r.corrects end`;

/** Rule 8 of what the organiser pays: venues, costs, commissions paid at once; and of the books as a whole. */
export const ledgerRules: readonly WitnessRule[] = [
  {
    rule: 8,
    says: "an entry of the books does not balance in one currency",
    sql: `select l.entry as about from ledger_line l where $1::timestamptz is not null
      group by l.event_id, l.entry having sum(l.amount_minor) <> 0 or count(distinct l.currency) > 1`,
  },
  {
    rule: 8,
    says: "a payment to a venue is not in the books with its amount",
    sql: moved(
      "venue_payment",
      "booking_id",
      paymentEntries,
      "case r.kind when 'returned' then 1 else -1 end",
    ),
  },
  {
    rule: 8,
    says: "a cost of an evening is not in the books with its amount",
    sql: moved("event_cost", "event_id", costEntries, "-1"),
  },
  {
    rule: 8,
    says: "the organiser's money moved in the books without a payment or a cost",
    sql: `select l.entry as about from ledger_line l where $1::timestamptz is not null and l.account = 'organiser-cash'
      and not exists (select 1 from venue_payment p where p.booking_id = l.event_id
        and l.entry in ('venue-paid:' || p.id, 'venue-paid-back:' || p.corrects))
      and not exists (select 1 from partner_payout a where a.event_id = l.event_id
        and l.entry in ('partner-payout:' || a.id, 'partner-payout-back:' || a.corrects))
      and not exists (select 1 from event_cost c where c.event_id = l.event_id
        and l.entry in ('cost:' || c.id, 'cost-back:' || c.corrects, 'partner-paid:' || c.id, 'partner-paid-back:' || c.corrects))`,
  },
  {
    rule: 8,
    says: "partners are owed something for a commission that was paid out",
    sql: `select l.event_id::text as about from ledger_line l where $1::timestamptz is not null
      and l.account = 'partner-payable' and l.entry ~ '^partner-(due|paid)' group by l.event_id having sum(l.amount_minor) <> 0`,
  },
  {
    rule: 8,
    says: "a cancelled booking is not in the books with what is owed for it",
    sql: `select b.id as about from venue_booking b where $1::timestamptz is not null and b.state = 'cancelled'
      and b.cancel_owed_minor is not null and b.cancel_owed_minor <> (select coalesce(sum(l.amount_minor), 0)
        from ledger_line l where l.booking_id = b.id and l.account = 'venue-cost')`,
  },
];
