import type { CancelCost } from "#app/domain/events/cancel-cost.ts";
import type { World } from "../world.server.ts";

const query = `
  with live as (
    select o.id, o.state, o.disputed,
      coalesce((select sum(p.amount_minor - (select coalesce(sum(r.amount_minor), 0) from refund r
          where r.event_id = p.event_id and r.payment_id = p.id and r.state <> 'failed'))
        from payment p where p.event_id = o.event_id and p.order_id = o.id
          and p.disposition in ('ticket', 'supplement', 'task', 'awaiting-resale')), 0)::int as back
    from orders o where o.event_id = $1 and (o.state in ('held', 'processing', 'paid', 'awaiting-resale') or exists (
      select 1 from payment p where p.event_id = o.event_id and p.order_id = o.id and p.disposition = 'task'))
  )
  select count(*) filter (where back > 0 and not disputed)::int as refunds,
    coalesce(sum(back) filter (where not disputed), 0)::int as "refundMinor",
    count(*) filter (where state = 'paid' and back = 0 and not disputed)::int as gifts,
    count(*) filter (where state in ('held', 'processing') and back = 0)::int as unpaid,
    count(*) filter (where disputed)::int as disputed,
    count(*)::int as letters,
    (select coalesce(sum(amount_minor), 0)::int from ledger_line
      where event_id = $1 and account = 'payment-fees') as "feesMinor",
    (select count(*)::int from payment where event_id = $1 and fee_minor is null) as "feesUnknown",
    (select coalesce(sum(amount_minor), 0)::int from ledger_line
      where event_id = $1 and account = 'venue-cost') as "venueMinor"
  from live`;

/** Reckons the cost in one statement, so that every figure is of one moment. */
export async function cancelCost(world: World, eventId: string): Promise<CancelCost> {
  const { rows } = await world.db.pool.query<CancelCost>(query, [eventId]);
  const [cost] = rows;
  if (!cost) throw new Error("a count without a row");
  return cost;
}
