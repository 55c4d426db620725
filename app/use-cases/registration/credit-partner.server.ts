import type { Tx } from "#app/adapters/db.server.ts";
import { readViaCode } from "#app/domain/registration/via-code.ts";
import type { World } from "../world.server.ts";

/**
 * Writes down that a partner's link brought an order, at the rate of the link: once, and only while the order is not
 * paid for. An unknown or ended code, another event's, and a partner's own address on the order bring nothing, and
 * nobody is told. It comes after the seat is held, in a statement of its own, so that a claim waits for none of it; a
 * form that is sent again makes up for a process that died in between.
 */
export async function creditPartner(
  world: World,
  { eventId, orderId, via }: { eventId: string; orderId: string; via?: string | null | undefined },
): Promise<void> {
  const code = readViaCode(via);
  if (code === null) return;
  await world.db.prisma.$executeRaw`
    INSERT INTO partner_sale (event_id, order_id, link_id, rate_points, fixed_minor, created_at)
    SELECT o.event_id, o.id, k.id, k.rate_points, k.fixed_minor, ${world.clock.now()}::timestamptz
    FROM orders o JOIN partner_link k ON k.event_id = o.event_id AND k.code = ${code} AND k.ended_at IS NULL
    JOIN partner p ON p.id = k.partner_id AND p.ended_at IS NULL
    WHERE o.event_id = ${eventId}::uuid AND o.id = ${orderId}::uuid
      AND (o.state IN ('applied', 'approved', 'held') OR (o.state = 'paid' AND o.total_minor = 0))
      AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.event_id = o.event_id AND l.order_id = o.id
        AND l.email_index = p.email_index)
    ON CONFLICT DO NOTHING`;
}

/** The live link of a code, for somebody who waits first; null for any other code. */
export async function findViaLink(
  tx: Pick<Tx, "partnerLink">,
  { eventId, via }: { eventId: string; via?: string | null | undefined },
): Promise<string | null> {
  const code = readViaCode(via);
  if (code === null) return null;
  const link = await tx.partnerLink.findFirst({
    where: { eventId, code, endedAt: null, partner: { endedAt: null } },
    select: { id: true },
  });
  return link?.id ?? null;
}

/** What came of waiting: the order that took an offer is the partner's whose link led to the waitlist. */
export async function creditWaiting(
  world: World,
  { eventId, entryId, orderId }: { eventId: string; entryId: string; orderId: string },
): Promise<void> {
  const entry = await world.db.prisma.waitlistEntry.findUnique({
    where: { eventId_id: { eventId, id: entryId } },
    select: { via: { select: { code: true } } },
  });
  if (entry?.via) await creditPartner(world, { eventId, orderId, via: entry.via.code });
}
