import type { World } from "../world.server.ts";
import { witnessRules } from "./witness-rules.server.ts";

/** A breach of what must always hold: which rule, in words, and the row. */
export type Violation = { rule: number; says: string; about: string };

/**
 * Looks at the whole database, and with `stripe` at Stripe's pages and balance, for anything that must never be.
 * None is the only good answer.
 */
export async function witness(world: World, options: { stripe?: boolean } = {}): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { rule, says, sql } of witnessRules) {
    const { rows } = await world.db.pool.query<{ about: string }>(sql, [world.clock.now()]);
    for (const { about } of rows) found.push({ rule, says, about });
  }
  if (options.stripe) found.push(...(await openPagesOfTheDead(world)), ...(await balance(world)));
  return found;
}

/** Rule 3: a page at Stripe that can still take money belongs to an order that still has its seat. */
async function openPagesOfTheDead(world: World): Promise<Violation[]> {
  const list = await world.payments.listSessions(new Date(0));
  if (!list.ok) throw new Error("the pages at Stripe could not be read");
  const found: Violation[] = [];
  for (const session of list.sessions) {
    if (session.status !== "open" || !session.ours) continue;
    const { eventId, orderId } = session.ours;
    const order = await world.db.prisma.order.findUnique({
      where: { eventId_id: { eventId, id: orderId } },
      select: { state: true },
    });
    if (order && order.state !== "held" && order.state !== "processing")
      found.push({ rule: 3, says: "a page can take money for an order that is over", about: orderId });
  }
  return found;
}

/**
 * Rule 8: what the ledger says Stripe holds for us is what Stripe's balance says, per currency. Fees that Stripe has
 * not told yet, and refunds that are on their way, are named outside answers and left out on both sides.
 */
async function balance(world: World): Promise<Violation[]> {
  const lines = await world.payments.listBalance();
  if (!lines.ok) throw new Error("the balance at Stripe could not be read");
  const { rows } = await world.db.pool.query<{ currency: string; amount: number }>(
    `select currency, sum(amount_minor)::int as amount from (
       select currency, amount_minor from ledger_line where account = 'stripe-balance'
       union all select currency, -amount_minor from refund where state = 'pending') held
     group by currency`,
  );
  const ours = new Map(rows.map((row) => [row.currency, row.amount]));
  const theirs = new Map<string, number>();
  for (const line of lines.lines)
    theirs.set(line.currency, (theirs.get(line.currency) ?? 0) + line.amountMinor - line.feeMinor);
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((currency) => {
    const difference = (ours.get(currency) ?? 0) - (theirs.get(currency) ?? 0);
    if (difference === 0) return [];
    return [{ rule: 8, says: "the ledger and Stripe's balance differ", about: `${difference} ${currency}` }];
  });
}
