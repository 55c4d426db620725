import type { BalanceLine } from "#app/adapters/payment-facts.server.ts";
import { inPaidCurrency } from "#app/domain/money/stripe-line.ts";
import type { World } from "../world.server.ts";
import type { Violation } from "./witness.server.ts";

/** Stripe tells the fee, and with it the booking, of a payment within this time. */
const FEE_IS_LATE_MS = 25 * 3_600_000;
/** A fee that Stripe has booked is asked for every minute; between the two the ledger is behind by that fee alone. */
const FEE_COMES_MS = 5 * 60_000;

/** What this part of the witness can say. */
export const balanceRules = {
  differs: "the ledger and Stripe's balance differ",
  unknown: "Stripe took money that no payment here knows of",
} as const;

type Ours = { intent: string; currency: string; amount: number; waits: boolean; feeComes: boolean };

const query = `
  select p.payment_intent_id as intent, p.currency,
    coalesce((select sum(l.amount_minor) from ledger_line l where l.event_id = p.event_id and l.payment_id = p.id
      and l.account = 'stripe-balance'), 0)::int
    - coalesce((select sum(r.amount_minor) from refund r where r.event_id = p.event_id and r.payment_id = p.id
      and r.state = 'pending'), 0)::int as amount,
    p.fee_minor is null and p.received_at > $1 as waits,
    p.fee_minor is null and p.received_at > $2 as "feeComes"
  from payment p`;

/**
 * Rule 8: what the ledger says Stripe holds of each payment is what Stripe's bookings of it say: charge, fee, refunds
 * and disputes, in the currency that was paid. Differences of exchange stay out; so do payments whose fee Stripe has not
 * told yet, a fee that is being asked for, and other shops' money on the same account.
 */
export async function watchBalance(world: World): Promise<Violation[]> {
  const list = await world.payments.listBalance();
  if (!list.ok) throw new Error("the balance at Stripe could not be read");
  const since = [FEE_IS_LATE_MS, FEE_COMES_MS].map((ago) => new Date(world.clock.now().getTime() - ago));
  const { rows } = await world.db.pool.query<Ours>(query, since);
  const theirs = sumByIntent(list.lines);
  const known = new Set(rows.map(({ intent }) => intent));
  const found: Violation[] = [];
  for (const { intent, currency, amount, waits, feeComes } of rows) {
    const booked = theirs.get(intent);
    if (waits && !booked?.charged) continue;
    const difference = amount - (booked?.amountMinor ?? 0) - (feeComes ? (booked?.chargeFeeMinor ?? 0) : 0);
    if (difference !== 0) found.push(differs(`${intent} ${difference} ${currency}`));
  }
  for (const [intent, booked] of theirs)
    if (booked.ours && !known.has(intent))
      found.push({
        rule: 8,
        says: balanceRules.unknown,
        about: `${intent} ${booked.amountMinor} ${booked.currency}`,
      });
  return found;
}

function differs(about: string): Violation {
  return { rule: 8, says: balanceRules.differs, about };
}

type Booked = {
  amountMinor: number;
  chargeFeeMinor: number;
  currency: string;
  charged: boolean;
  ours: boolean;
};

function sumByIntent(lines: readonly BalanceLine[]): Map<string, Booked> {
  const sums = new Map<string, Booked>();
  for (const line of lines) {
    const { source } = line;
    if (!source || source.paymentIntentId === null) continue;
    const { amountMinor, feeMinor } = inPaidCurrency({ ...line, source });
    const before = sums.get(source.paymentIntentId);
    sums.set(source.paymentIntentId, {
      amountMinor: (before?.amountMinor ?? 0) + amountMinor - feeMinor,
      chargeFeeMinor: (before?.chargeFeeMinor ?? 0) + (source.kind === "charge" ? feeMinor : 0),
      currency: source.currency,
      charged: (before?.charged ?? false) || source.kind === "charge",
      ours: (before?.ours ?? false) || source.ours !== null,
    });
  }
  return sums;
}
