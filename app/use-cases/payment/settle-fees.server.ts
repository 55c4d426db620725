import type { Tx } from "#app/adapters/db.server.ts";
import type { MoneyFacts } from "#app/adapters/payment-facts.server.ts";
import { feeEntry } from "#app/domain/payment/ledger.ts";
import type { World } from "../world.server.ts";
import { postLedger } from "./post-ledger.server.ts";

type PaymentRow = { eventId: string; id: string; orderId: string; currency: string; feeMinor: number | null };

/**
 * Notes what Stripe kept of a payment, once it says so, and posts it. A fee in another currency than the payment's is
 * noted and not posted: presentment and settlement are kept apart.
 */
export async function postFee(
  world: World,
  tx: Tx,
  payment: PaymentRow,
  money: MoneyFacts | null,
): Promise<void> {
  if (!money?.fee || payment.feeMinor !== null) return;
  const { fee } = money;
  await tx.payment.update({
    where: { eventId_id: { eventId: payment.eventId, id: payment.id } },
    data: { chargeId: money.chargeId, method: money.method, feeMinor: fee.minor, feeCurrency: fee.currency },
  });
  if (fee.currency !== payment.currency) {
    world.log.warn(
      { paymentId: payment.id },
      "the fee of a payment is in another currency and is not posted",
    );
    return;
  }
  const now = world.clock.now();
  const { eventId, orderId, currency } = payment;
  const lines = feeEntry({ eventId, orderId, currency, paymentId: payment.id, amountMinor: fee.minor });
  await postLedger(tx, lines, { at: now, recordedAt: now });
}
