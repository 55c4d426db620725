import type { Tx } from "#app/adapters/db.server.ts";
import type { DisputeFacts, DisputeMove } from "#app/adapters/payment-facts.server.ts";
import { feeInPaymentCurrency } from "#app/domain/payment/converted-fee.ts";
import type { DisputeState } from "#app/domain/payment/dispute.ts";
import { disputeEntry, disputeLostEntry, disputeLostKey } from "#app/domain/payment/ledger.ts";
import { settleCommission } from "../money/settle-commission.server.ts";
import type { World } from "../world.server.ts";
import { postLedger } from "./post-ledger.server.ts";

type PaymentRow = { eventId: string; orderId: string; id: string; currency: string };

/**
 * Posts what Stripe booked of a dispute, each booking once by its id; what a lost one took leaves the revenue, and comes
 * back to it when the bank changes its decision. Bookings in another currency are posted in the payment's, at the rate
 * of that very booking.
 */
export async function bookDispute(
  world: World,
  tx: Tx,
  { payment, facts, state }: { payment: PaymentRow; facts: DisputeFacts; state: DisputeState },
): Promise<void> {
  const { eventId, orderId, id: paymentId, currency } = payment;
  const base = { eventId, orderId, paymentId, currency };
  const now = world.clock.now();
  const times = { at: now, recordedAt: now };
  let takenMinor = 0;
  for (const move of facts.moves) {
    const { amountMinor, feeMinor } = inPaymentCurrency(move, facts, currency);
    takenMinor -= amountMinor;
    const entry = { ...base, transactionId: move.id, amountMinor: -amountMinor, feeMinor };
    await postLedger(tx, disputeEntry(entry), times);
  }
  const key = disputeLostKey(facts.id);
  const booked = await tx.ledgerLine.findMany({
    where: {
      ...{ eventId, account: "ticket-revenue" },
      OR: [{ entry: key }, { entry: { startsWith: `${key}:` } }],
    },
    select: { amountMinor: true },
  });
  const before = booked.reduce((sum, line) => sum + line.amountMinor, 0);
  const amountMinor = (state === "lost" ? takenMinor : 0) - before;
  const entry = { ...base, disputeId: facts.id, amountMinor, n: booked.length };
  if (amountMinor === 0) return;
  await postLedger(tx, disputeLostEntry(entry), times);
  await settleCommission(world, tx, { eventId, orderId });
}

/** A booking as it would stand in the currency that was paid. */
function inPaymentCurrency(
  move: DisputeMove,
  facts: DisputeFacts,
  currency: string,
): { amountMinor: number; feeMinor: number } {
  if (move.currency === currency) return { amountMinor: move.amountMinor, feeMinor: move.feeMinor };
  return {
    amountMinor: Math.sign(move.amountMinor) * facts.amountMinor,
    feeMinor: feeInPaymentCurrency({
      feeMinor: move.feeMinor,
      settledMinor: move.amountMinor,
      paidMinor: facts.amountMinor,
    }),
  };
}
