import type { World } from "../world.server.ts";
import { partnerSums } from "./partner-sums.server.ts";

/** Where an event's guests came from: heads by partner, and those who came by themselves. Minor units of `currency`. */
export type GuestSources = {
  currency: string;
  partners: { id: string; name: string; heads: number; gone: number; earnedMinor: number }[];
  /** People with a ticket whom no partner brought, and how many of them gave it back. */
  direct: { heads: number; gone: number };
};

const everybody = `
  select count(*)::int as heads, count(*) filter (where l.state = 'cancelled'
    or o.state not in ('paid', 'awaiting-resale'))::int as gone
  from orders o join order_line l on l.event_id = o.event_id and l.order_id = o.id
  where o.event_id = $1 and o.paid_at is not null
    and not (l.state = 'cancelled' and l.refund_minor is null and l.cancelled_at <= o.paid_at)
    and not exists (select 1 from partner_sale s where s.event_id = o.event_id and s.order_id = o.id)`;

/** The sources of an event's guests; null while no partner has a link to it. */
export async function guestSources(world: World, eventId: string): Promise<GuestSources | null> {
  const sums = await partnerSums(world.db.pool, { eventId });
  const [first] = sums;
  if (!first) return null;
  const names = await world.db.prisma.partner.findMany({
    where: { id: { in: sums.map(({ partnerId }) => partnerId) } },
    select: { id: true, name: true },
  });
  const { rows } = await world.db.pool.query<{ heads: number; gone: number }>(everybody, [eventId]);
  return {
    currency: first.currency,
    partners: sums
      .map(({ partnerId: id, heads, gone, earnedMinor }) => ({
        ...{ id, heads, gone, earnedMinor },
        name: names.find((one) => one.id === id)?.name ?? "",
      }))
      .sort((a, b) => b.heads - a.heads),
    direct: rows[0] ?? { heads: 0, gone: 0 },
  };
}
