import type { RefundFacts } from "#app/adapters/payment-facts.server.ts";
import type { World } from "../world.server.ts";
import { applyRefund } from "./apply-refund.server.ts";
import { recordNotice, type SeenNotice } from "./record-notice.server.ts";

/**
 * A notice speaks of a refund: Stripe is asked how it stands. One of ours is taken over; one that a person made in
 * Stripe's dashboard becomes a task on its order.
 */
export async function adoptRefund(
  world: World,
  input: { stripeRefundId: string; notice: SeenNotice },
): Promise<{ ok: boolean }> {
  const answer = await world.payments.retrieveRefund(input.stripeRefundId);
  if (!answer.ok && answer.reason === "unavailable") return { ok: false };
  if (!answer.ok) {
    await world.db.transaction((tx) => recordNotice(world, tx, input.notice, "not-ours"));
    return { ok: true };
  }
  const own = await ownRefund(world, answer.refund);
  if (own) await applyRefund(world, { ...own, facts: answer.refund, notice: input.notice });
  else await flagForeign(world, answer.refund, input.notice);
  return { ok: true };
}

async function ownRefund(world: World, facts: RefundFacts) {
  const row = await world.db.prisma.refund.findFirst({
    where: facts.ourRefundId === null ? { stripeRefundId: facts.id } : { id: facts.ourRefundId },
    select: { eventId: true, id: true },
  });
  return row && { eventId: row.eventId, refundId: row.id };
}

async function flagForeign(world: World, facts: RefundFacts, notice: SeenNotice): Promise<void> {
  await world.db.transaction(async (tx) => {
    if (!(await recordNotice(world, tx, notice))) return;
    if (facts.paymentIntentId === null) return;
    const payment = await tx.payment.findUnique({ where: { paymentIntentId: facts.paymentIntentId } });
    if (!payment) return;
    await tx.order.update({
      where: { eventId_id: { eventId: payment.eventId, id: payment.orderId } },
      data: { needsOrganiser: "refunded-elsewhere" },
    });
  });
}
