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
  /** The one line it is for; the order as a whole unless told. */
  lineId?: string | null;
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
      lineId: plan.lineId ?? null,
      amountMinor,
      currency: payment.currency,
      reason,
      idempotencyKey: `refund-${id}`,
      requestedBy,
      createdAt: world.clock.now(),
    },
  });
  await askForRefund(tx, { eventId: payment.eventId, refundId: id });
  return id;
}

/** Adds the job that asks Stripe for a planned refund. */
export function askForRefund(tx: Tx, ref: { eventId: string; refundId: string }): Promise<void> {
  return enqueue(tx, "start-refund", ref, { key: `refund:${ref.refundId}` });
}
