import type { World } from "../world.server.ts";
import { watchBalance } from "./witness-balance.server.ts";
import { bookRules } from "./witness-book-rules.server.ts";
import { ledgerRules } from "./witness-ledger-rules.server.ts";
import { lineRules } from "./witness-line-rules.server.ts";
import { watchPages } from "./witness-pages.server.ts";
import { partnerRules } from "./witness-partner-rules.server.ts";
import { witnessRules } from "./witness-rules.server.ts";

/** A breach of what must always hold: which rule, in words, and the row. */
export type Violation = { rule: number; says: string; about: string };

/**
 * Looks at the whole database, and with `stripe` at Stripe's pages and balance, for anything that must never be.
 * None is the only good answer. Throws when the database or Stripe cannot be asked.
 */
export async function witness(world: World, options: { stripe?: boolean } = {}): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { rule, says, sql } of [
    ...witnessRules,
    ...lineRules,
    ...bookRules,
    ...ledgerRules,
    ...partnerRules,
  ]) {
    const { rows } = await world.db.pool.query<{ about: string }>(sql, [world.clock.now()]);
    for (const { about } of rows) found.push({ rule, says, about });
  }
  if (options.stripe) found.push(...(await watchPages(world)), ...(await watchBalance(world)));
  return found;
}
