import type { Tx } from "#app/adapters/db.server.ts";
import { commissionDue, rateFrom } from "#app/domain/money/commission.ts";
import { commissionEntry } from "#app/domain/payment/ledger.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";

type Row = {
  ratePoints: number | null;
  fixedMinor: number | null;
  currency: string;
  paid: boolean;
  pricesMinor: number[];
  netMinor: number;
  postedMinor: number;
  entries: number;
};

/**
 * Brings the commission on an order to what its money calls for: called after every change of what the order paid, in
 * that transaction and under the order's lock. What changed is one entry; an order that nobody brought, or that was
 * never paid, has none. Its tickets are those it was paid for: a friend who was taken off before is none of them.
 */
export async function settleCommission(
  world: World,
  tx: Tx,
  { eventId, orderId }: { eventId: string; orderId: string },
): Promise<void> {
  const [sale] = await tx.$queryRaw<Row[]>`
    SELECT s.rate_points AS "ratePoints", s.fixed_minor AS "fixedMinor", o.currency, o.paid_at IS NOT NULL AS paid,
      ARRAY(SELECT l.price_minor FROM order_line l WHERE l.event_id = s.event_id AND l.order_id = s.order_id
        AND NOT (l.state = 'cancelled' AND l.refund_minor IS NULL AND l.cancelled_at <= o.paid_at)) AS "pricesMinor",
      (SELECT coalesce(-sum(b.amount_minor), 0)::int FROM ledger_line b WHERE b.event_id = s.event_id
        AND b.order_id = s.order_id AND b.account = 'ticket-revenue' AND b.currency = o.currency) AS "netMinor",
      c.minor AS "postedMinor", c.entries
    FROM partner_sale s JOIN orders o ON o.event_id = s.event_id AND o.id = s.order_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(b.amount_minor), 0)::int AS minor, count(*)::int AS entries FROM ledger_line b
      WHERE b.event_id = s.event_id AND b.order_id = s.order_id AND b.account = 'partner-costs') c
    WHERE s.event_id = ${eventId}::uuid AND s.order_id = ${orderId}::uuid`;
  if (!sale?.paid) return;
  const { currency, pricesMinor, netMinor, postedMinor, entries } = sale;
  const amountMinor = commissionDue({ rate: rateFrom(sale), pricesMinor, netMinor }) - postedMinor;
  if (amountMinor === 0) return;
  const now = world.clock.now();
  const lines = commissionEntry({ eventId, orderId, currency, amountMinor, n: entries });
  await postLedger(tx, lines, { at: now, recordedAt: now });
}
