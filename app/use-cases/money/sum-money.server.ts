import type { LedgerFact } from "#app/domain/money/figures.ts";
import type { Plan } from "#app/domain/money/outlook.ts";
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
  /** What went to the venue of its booking, less what came back. */
  venuePaidMinor: number;
  /** Partners' commissions on orders whose money goes back when it is called off; they go back with it. */
  commissionsBackMinor: number;
  plan: Plan;
};

type Row = { event: string; kind: string; name: string; count: number; sum: string };

/** Each seat at its own price; a side without numbered seats, as a draft's, at the steps it will have. */
const query = `
  with asked as (select id, booking_id, early_bird_until from event where id = any($1::uuid[])),
  seats as (
    select s.event_id, s.side_id, s.price_minor, s.line_id from seat s join asked on asked.id = s.event_id
    union all
    select side.event_id, side.id, coalesce((select step."priceMinor"
        from jsonb_to_recordset(side.price_steps) as step("upTo" int, "priceMinor" int)
        where step."upTo" >= n order by step."upTo" limit 1), side.price_minor), null
      from side join asked on asked.id = side.event_id cross join generate_series(1, side.capacity) n
      where not exists (select 1 from seat where seat.event_id = side.event_id and seat.side_id = side.id)
  )
  select event_id as event, 'account' as kind, account as name, count(*)::int as count, sum(amount_minor)::text as sum
    from ledger_line where event_id = any($1::uuid[]) group by event_id, account
  union all
  select s.event_id,
    case when o.state = 'paid' then case when o.complimentary then 'gift' else 'sold' end else 'remaining' end,
    '', count(*)::int, coalesce(l.price_minor,
      least(s.price_minor, case when $2 < asked.early_bird_until then side.early_bird_minor end))::text
    from seats s
    join asked on asked.id = s.event_id
    join side on side.event_id = s.event_id and side.id = s.side_id
    left join order_line l on l.event_id = s.event_id and l.id = s.line_id
    left join orders o on o.event_id = l.event_id and o.id = l.order_id
    group by 1, 2, 5
  union all
  select p.event_id, 'captured', '', count(*)::int, coalesce(sum(amount_minor), 0)::text from payment p
    where event_id = any($1::uuid[])
      and exists (select 1 from ledger_line f where f.event_id = p.event_id and f.entry = 'fee:' || p.id)
    group by p.event_id
  union all
  select event_id, 'arrived', '', count(*)::int, '0'
    from ticket where event_id = any($1::uuid[]) and voided_at is null and admitted_at is not null group by event_id
  union all
  select event_id, 'due', '', count(*)::int, coalesce(sum(amount_minor), 0)::text
    from refund where event_id = any($1::uuid[]) and state in ('due', 'calling', 'pending') group by event_id
  union all
  select l.event_id, 'commissions-back', '', 1, sum(l.amount_minor)::text
    from ledger_line l join orders o on o.event_id = l.event_id and o.id = l.order_id
    where l.event_id = any($1::uuid[]) and l.account = 'partner-costs'
      and o.state in ('paid', 'awaiting-resale') and not o.disputed group by l.event_id
  union all
  select asked.id, 'venue-paid', '', 1, (-sum(l.amount_minor))::text
    from asked join ledger_line l on l.event_id = asked.booking_id and l.account = 'organiser-cash' group by asked.id
  union all
  select asked.id, 'plan', part.name, 1, part.minor::text
    from asked left join event_plan p on p.event_id = asked.id left join venue_booking b on b.id = asked.booking_id
    cross join lateral (values ('heads', coalesce(p.expected_heads, b.expected_heads)),
      ('fixed', p.other_fixed_minor), ('per-head', p.other_per_head_minor), ('commission', p.commission_points))
      part (name, minor) where part.minor is not null`;

/** Reads every sum of some events in one statement, so that they are of one moment; by the event's id. */
export async function sumMoneyOf(world: World, eventIds: readonly string[]): Promise<Map<string, MoneySums>> {
  const { rows } = await world.db.pool.query<Row>(query, [eventIds, world.clock.now()]);
  const byEvent = new Map<string, Row[]>(eventIds.map((id) => [id, []]));
  for (const row of rows) byEvent.get(row.event)?.push(row);
  return new Map([...byEvent].map(([id, own]) => [id, sumsOf(own)]));
}

function sumsOf(rows: readonly Row[]): MoneySums {
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const prices = (kind: string) =>
    of(kind).flatMap(({ count, sum }) => Array.from({ length: count }, () => wholeMinor(sum)));
  const plan = (name: string) => of("plan").find((row) => row.name === name)?.sum;
  const expected = plan("heads");
  return {
    accounts: of("account").map(({ name, sum }) => ({ account: name, amountMinor: wholeMinor(sum) })),
    sold: prices("sold"),
    remaining: prices("remaining"),
    gifts: prices("gift").length,
    arrived: of("arrived")[0]?.count ?? 0,
    capturedMinor: wholeMinor(of("captured")[0]?.sum ?? "0"),
    refundsDueMinor: wholeMinor(of("due")[0]?.sum ?? "0"),
    venuePaidMinor: wholeMinor(of("venue-paid")[0]?.sum ?? "0"),
    commissionsBackMinor: wholeMinor(of("commissions-back")[0]?.sum ?? "0"),
    plan: {
      expectedHeads: expected === undefined ? null : wholeMinor(expected),
      otherFixedMinor: wholeMinor(plan("fixed") ?? "0"),
      otherPerHeadMinor: wholeMinor(plan("per-head") ?? "0"),
      commission: wholeMinor(plan("commission") ?? "0"),
    },
  };
}

/** A sum as PostgreSQL writes it. Throws when it left the safe integers. */
export function wholeMinor(text: string): number {
  const minor = Number(text);
  if (!Number.isSafeInteger(minor)) throw new Error("a sum of money left the safe integers");
  return minor;
}
