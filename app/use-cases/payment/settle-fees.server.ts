import type { Tx } from "#app/adapters/db.server.ts";
import type { MoneyFacts } from "#app/adapters/payment-facts.server.ts";
import { feeInPaymentCurrency } from "#app/domain/payment/converted-fee.ts";
import { feeEntry } from "#app/domain/payment/ledger.ts";
import type { World } from "../world.server.ts";
import { postLedger } from "./post-ledger.server.ts";

type PaymentRow = {
  eventId: string;
  id: string;
  orderId: string;
  amountMinor: number;
  currency: string;
  feeMinor: number | null;
};

/**
 * Notes what Stripe kept of a payment, once it says so, and posts it. A fee in another currency than the payment's is
 * noted as it is, and posted in the payment's currency at the rate of that very payment.
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
  const now = world.clock.now();
  const { eventId, orderId, currency } = payment;
  const converted = { feeMinor: fee.minor, settledMinor: fee.settledMinor, paidMinor: payment.amountMinor };
  const amountMinor = fee.currency === currency ? fee.minor : feeInPaymentCurrency(converted);
  const lines = feeEntry({ eventId, orderId, currency, paymentId: payment.id, amountMinor });
  await postLedger(tx, lines, { at: now, recordedAt: now });
}
