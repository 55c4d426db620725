import type { SessionFacts } from "#app/adapters/payment-facts.server.ts";
import type { World } from "../world.server.ts";
import type { Violation } from "./witness.server.ts";

/** What this part of the witness can say. */
export const pageRules = {
  notHere: "a page can take money for an order that is not here",
  unknown: "a page can take money and no attempt here knows of it",
  over: "a page can take money for an order that is over",
} as const;

/**
 * Rule 3: a page at Stripe that can still take money is an attempt of ours, of an order that still has its seat (or,
 * for another side's price, its ticket).
 */
export async function watchPages(world: World): Promise<Violation[]> {
  const list = await world.payments.listSessions(new Date(0));
  if (!list.ok) throw new Error("the pages at Stripe could not be read");
  const found: Violation[] = [];
  for (const session of list.sessions) {
    const says = session.status === "open" ? await wrongWith(world, session) : null;
    if (says !== null) found.push({ rule: 3, says, about: session.ours?.orderId ?? session.id });
  }
  return found;
}

async function wrongWith(world: World, { id, ours }: SessionFacts): Promise<string | null> {
  if (!ours) return null;
  const { rows } = await world.db.pool.query<{ state: string; purpose: string | null; known: boolean }>(
    `select o.state, a.purpose, a.session_id is null or a.session_id = $4 as known from orders o
     left join payment_attempt a on a.event_id = o.event_id and a.order_id = o.id and a.id::text = $3
     where o.event_id::text = $1 and o.id::text = $2`,
    [ours.eventId, ours.orderId, ours.attemptId, id],
  );
  const [order] = rows;
  if (!order) return pageRules.notHere;
  if (order.purpose === null || !order.known) return pageRules.unknown;
  const payable = order.purpose === "move" ? ["paid"] : ["held", "processing"];
  return payable.includes(order.state) ? null : pageRules.over;
}
