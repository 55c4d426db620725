import type { RefundFacts } from "#app/adapters/payment-facts.server.ts";
import type { World } from "../world.server.ts";
import { applyRefund, refuseRefund } from "./apply-refund.server.ts";

type Ref = { eventId: string; refundId: string };

/** Stripe forgets a key after 24 hours; before asking again its list is read. */
const KEY_LIVES_MS = 23 * 3_600_000;

/**
 * T13: asks Stripe for a planned refund and takes over what it says. Safe to repeat: the refund's key makes it one
 * refund, and an unclear answer is looked up in Stripe's list. Throws when Stripe cannot be asked, so that the job
 * comes again.
 */
export async function startRefund(world: World, ref: Ref): Promise<void> {
  const refund = await world.db.prisma.refund.findUnique({
    where: { eventId_id: { eventId: ref.eventId, id: ref.refundId } },
    include: { payment: true, order: { select: { disputed: true } } },
  });
  if (!refund || refund.state === "succeeded" || refund.state === "failed") return;
  if (refund.order.disputed) return;
  const { paymentIntentId } = refund.payment;
  if (refund.stripeRefundId !== null) return adoptKnown(world, ref, refund.stripeRefundId);
  const now = world.clock.now();
  if (refund.firstTriedAt !== null && now.getTime() - refund.firstTriedAt.getTime() > KEY_LIVES_MS)
    if (await adoptListed(world, ref, paymentIntentId)) return;
  await world.db.prisma.refund.updateMany({
    where: { eventId: ref.eventId, id: ref.refundId, state: "due" },
    data: { state: "calling", firstTriedAt: refund.firstTriedAt ?? now },
  });
  const { eventId, orderId, amountMinor } = refund;
  const answer = await world.payments.createRefund(
    { eventId, orderId, refundId: ref.refundId, paymentIntentId, amountMinor },
    refund.idempotencyKey,
  );
  if (answer.ok) return applyRefund(world, { ...ref, facts: answer.refund });
  if (answer.reason === "unavailable") throw new Error(`the refund could not be asked for: ${answer.why}`);
  if (await adoptListed(world, ref, paymentIntentId)) return;
  await refuseRefund(world, { ...ref, reason: answer.reason });
}

async function adoptKnown(world: World, ref: Ref, stripeRefundId: string): Promise<void> {
  const answer = await world.payments.retrieveRefund(stripeRefundId);
  if (answer.ok) await applyRefund(world, { ...ref, facts: answer.refund });
  else if (answer.reason === "unavailable") throw new Error("a refund could not be asked about");
}

/** Finds our refund in Stripe's list of this payment; only one that names it is taken for it. */
async function adoptListed(world: World, ref: Ref, paymentIntentId: string): Promise<boolean> {
  const list = await world.payments.listRefunds(paymentIntentId);
  if (!list.ok) throw new Error("the list of refunds could not be read");
  const facts: RefundFacts | undefined = list.refunds.find((one) => one.ourRefundId === ref.refundId);
  if (!facts) return false;
  await applyRefund(world, { ...ref, facts });
  return true;
}
