import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import type { RefundReason } from "#app/domain/payment/settlement.ts";
import type { World } from "../world.server.ts";

type Plan = {
  payment: { eventId: string; orderId: string; id: string; currency: string };
  /** In minor units, above 0; all refunds of a payment together never exceed it. */
  amountMinor: number;
  reason: RefundReason;
  /** An organiser's id, "attendee" or "product". */
  requestedBy: string;
};

/** Writes a refund with its own key and the job that asks Stripe for it, in the caller's transaction. */
export async function planRefund(world: World, tx: Tx, plan: Plan): Promise<string> {
  const { payment, amountMinor, reason, requestedBy } = plan;
  const id = world.ids.uuid();
  await tx.refund.create({
    data: {
      eventId: payment.eventId,
      id,
      orderId: payment.orderId,
      paymentId: payment.id,
      amountMinor,
      currency: payment.currency,
      reason,
      idempotencyKey: `refund-${id}`,
      requestedBy,
      createdAt: world.clock.now(),
    },
  });
  const payload = { eventId: payment.eventId, refundId: id };
  await enqueue(tx, "start-refund", payload, { key: `refund:${id}` });
  return id;
}
