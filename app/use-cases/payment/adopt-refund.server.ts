import type { Tx } from "#app/adapters/db.server.ts";
import type { RefundFacts } from "#app/adapters/payment-facts.server.ts";
import type { World } from "../world.server.ts";
import { applyRefund, succeed } from "./apply-refund.server.ts";
import { lockOrder } from "./order-record.server.ts";
import { openTask } from "./order-tasks.server.ts";
import { recordNotice, type SeenNotice } from "./record-notice.server.ts";
import { makeRefundRoom } from "./refund-room.server.ts";

/**
 * A notice speaks of a refund: Stripe is asked how it stands. One of ours is taken over; one that a person made in
 * Stripe's dashboard is adopted.
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
  await takeOverRefund(world, answer.refund, input.notice);
  return { ok: true };
}

/** A notice says that a charge was refunded: every refund of it is taken over as it stands. */
export async function adoptRefundsOf(
  world: World,
  input: { paymentIntentId: string; notice: SeenNotice },
): Promise<{ ok: boolean }> {
  const list = await world.payments.listRefunds(input.paymentIntentId);
  if (!list.ok) return { ok: false };
  for (const refund of list.refunds) await takeOverRefund(world, refund);
  await world.db.transaction((tx) => recordNotice(world, tx, input.notice));
  return { ok: true };
}

/**
 * Brings what is written here of one refund to what Stripe says of it, whoever made it. Doing it again changes nothing.
 * "unknown" when it is of no payment that is here.
 */
export async function takeOverRefund(
  world: World,
  facts: RefundFacts,
  notice?: SeenNotice,
): Promise<"ours" | "adopted" | "unknown"> {
  const own = await ownRefund(world, facts);
  if (!own) return adoptForeign(world, facts, notice);
  await applyRefund(world, { ...own, facts, ...(notice ? { notice } : {}) });
  return "ours";
}

async function ownRefund(world: World, facts: RefundFacts) {
  const ours = facts.ourRefundId;
  const row = await world.db.prisma.refund.findFirst({
    where:
      ours !== null && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ours)
        ? { id: ours }
        : { stripeRefundId: facts.id },
    select: { eventId: true, id: true },
  });
  return row && { eventId: row.eventId, refundId: row.id };
}

/** T16: writes a refund made in Stripe's dashboard down, once by its id. One that failed there never was one. */
async function adoptForeign(
  world: World,
  facts: RefundFacts,
  notice: SeenNotice | undefined,
): Promise<"adopted" | "unknown"> {
  return world.db.transaction(async (tx) => {
    if (notice && !(await recordNotice(world, tx, notice))) return "adopted";
    if (facts.paymentIntentId === null) return "unknown";
    const payment = await tx.payment.findUnique({ where: { paymentIntentId: facts.paymentIntentId } });
    const order = payment && (await lockOrder(tx, payment));
    if (!payment || !order) return "unknown";
    const known = await tx.refund.findUnique({ where: { stripeRefundId: facts.id }, select: { id: true } });
    if (known || facts.state === "failed") return "adopted";
    if (!(await makeRefundRoom(world, tx, payment, facts.amountMinor))) {
      await leaveToOrganiser(world, tx, payment, facts);
      return "adopted";
    }
    const refund = await tx.refund.create({
      data: {
        eventId: payment.eventId,
        id: world.ids.uuid(),
        orderId: payment.orderId,
        paymentId: payment.id,
        amountMinor: facts.amountMinor,
        currency: facts.currency,
        reason: "dashboard",
        state: "pending",
        idempotencyKey: `dashboard-${facts.id}`,
        stripeRefundId: facts.id,
        requestedBy: "stripe",
        createdAt: world.clock.now(),
      },
      include: { payment: true },
    });
    if (facts.state === "succeeded") await succeed(world, tx, order, refund, facts);
    return "adopted";
  });
}

async function leaveToOrganiser(
  world: World,
  tx: Tx,
  payment: { eventId: string; orderId: string; id: string },
  facts: RefundFacts,
): Promise<void> {
  const { eventId, orderId } = payment;
  world.log.error({ paymentId: payment.id, refund: facts.id }, "a refund goes beyond its payment");
  await openTask(world, tx, {
    ...{ eventId, orderId, kind: "refunded-elsewhere" },
    detail: { stripeRefund: facts.id, amountMinor: facts.amountMinor },
  });
}
