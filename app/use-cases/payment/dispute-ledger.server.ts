import type { Tx } from "#app/adapters/db.server.ts";
import type { DisputeFacts, DisputeMove } from "#app/adapters/payment-facts.server.ts";
import { feeInPaymentCurrency } from "#app/domain/payment/converted-fee.ts";
import type { DisputeState } from "#app/domain/payment/dispute.ts";
import { disputeEntry, disputeLostEntry } from "#app/domain/payment/ledger.ts";
import type { World } from "../world.server.ts";
import { postLedger } from "./post-ledger.server.ts";

type PaymentRow = { eventId: string; orderId: string; id: string; currency: string };

/**
 * Posts what Stripe booked of a dispute, each booking once by its id; what a lost one took leaves the revenue. Bookings
 * in another currency are posted in the payment's, at the rate of that very booking.
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
  if (state === "lost" && takenMinor > 0)
    await postLedger(
      tx,
      disputeLostEntry({ ...base, disputeId: facts.id, amountMinor: takenMinor }),
      times,
    );
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
