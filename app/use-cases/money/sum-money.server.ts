import type { LedgerFact } from "#app/domain/money/figures.ts";
import type { World } from "../world.server.ts";

/** The sums of one event that its figures are made of; minor units of its currency. */
export type MoneySums = {
  /** The ledger by account, debits positive. */
  accounts: LedgerFact[];
  /** Prices of the seats that a paying head has, and of those nobody has paid for yet: held ones at the hold's. */
  sold: number[];
  remaining: number[];
  /** Tickets that were given away, and guests who were let in. */
  gifts: number;
  arrived: number;
  /** Captured by the payments whose fee is known; what the fees' rate is reckoned from. */
  capturedMinor: number;
  /** Refunds on their way: asked for and not yet settled. */
  refundsDueMinor: number;
};

type Row = { kind: string; name: string; count: number; sum: string };

/** Each seat at its own price; a side without numbered seats, as a draft's, at the steps it will have. */
const query = `
  with seats as (
    select s.side_id, s.price_minor, s.line_id from seat s where s.event_id = $1
    union all
    select side.id, coalesce((select step."priceMinor"
        from jsonb_to_recordset(side.price_steps) as step("upTo" int, "priceMinor" int)
        where step."upTo" >= n order by step."upTo" limit 1), side.price_minor), null
      from side cross join generate_series(1, side.capacity) n
      where side.event_id = $1
        and not exists (select 1 from seat where seat.event_id = side.event_id and seat.side_id = side.id)
  )
  select 'account' as kind, account as name, count(*)::int as count, sum(amount_minor)::text as sum
    from ledger_line where event_id = $1 group by account
  union all
  select case when o.state = 'paid' then case when o.complimentary then 'gift' else 'sold' end else 'remaining' end,
    '', count(*)::int, coalesce(l.price_minor,
      least(s.price_minor, case when $2 < event.early_bird_until then side.early_bird_minor end))::text
    from seats s
    join side on side.event_id = $1 and side.id = s.side_id
    join event on event.id = $1
    left join order_line l on l.event_id = $1 and l.id = s.line_id
    left join orders o on o.event_id = l.event_id and o.id = l.order_id
    group by 1, 4
  union all
  select 'captured', '', count(*)::int, coalesce(sum(amount_minor), 0)::text from payment p
    where event_id = $1 and exists (select 1 from ledger_line f where f.event_id = p.event_id and f.entry = 'fee:' || p.id)
  union all
  select 'arrived', '', count(*)::int, '0'
    from ticket where event_id = $1 and voided_at is null and admitted_at is not null
  union all
  select 'due', '', count(*)::int, coalesce(sum(amount_minor), 0)::text
    from refund where event_id = $1 and state in ('due', 'calling', 'pending')`;

/** Reads every sum in one statement, so that they are of one moment. */
export async function sumMoney(world: World, eventId: string): Promise<MoneySums> {
  const { rows } = await world.db.pool.query<Row>(query, [eventId, world.clock.now()]);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const prices = (kind: string) =>
    of(kind).flatMap(({ count, sum }) => Array.from({ length: count }, () => wholeMinor(sum)));
  return {
    accounts: of("account").map(({ name, sum }) => ({ account: name, amountMinor: wholeMinor(sum) })),
    sold: prices("sold"),
    remaining: prices("remaining"),
    gifts: prices("gift").length,
    arrived: of("arrived")[0]?.count ?? 0,
    capturedMinor: wholeMinor(of("captured")[0]?.sum ?? "0"),
    refundsDueMinor: wholeMinor(of("due")[0]?.sum ?? "0"),
  };
}

/** A sum as PostgreSQL writes it. Throws when it left the safe integers. */
function wholeMinor(text: string): number {
  const minor = Number(text);
  if (!Number.isSafeInteger(minor)) throw new Error("a sum of money left the safe integers");
  return minor;
}
