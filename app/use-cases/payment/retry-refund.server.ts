import type { Tx } from "#app/adapters/db.server.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { isRefundReason } from "#app/domain/payment/settlement.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { lockOrder } from "./order-record.server.ts";
import { closeTasks } from "./order-tasks.server.ts";
import { planRefund } from "./plan-refund.server.ts";

/** A person has a failed refund tried again: as a new one with a key of its own. */
export async function retryRefund(
  world: World,
  input: { organiserId: string; eventId: string; refundId: string },
): Promise<{ ok: true; refundId: string } | { ok: false; reason: "not-found" | "not-failed" | "disputed" }> {
  const where = { eventId_id: { eventId: input.eventId, id: input.refundId } };
  return world.db.transaction(async (tx) => {
    const failed = await tx.refund.findUnique({ where, include: { payment: true } });
    const order = failed && (await lockOrder(tx, { eventId: input.eventId, orderId: failed.orderId }));
    if (!failed || !order) return { ok: false, reason: "not-found" };
    if (order.disputed) return { ok: false, reason: "disputed" };
    const { eventId, orderId } = failed;
    const open = { eventId, orderId, kind: "refund-failed", closedAt: null };
    if (failed.state !== "failed" || (await tx.orderTask.count({ where: open })) === 0)
      return { ok: false, reason: "not-failed" };
    if (!(await hasRoom(tx, failed))) return { ok: false, reason: "not-failed" };
    const refundId = await planRefund(world, tx, {
      payment: failed.payment,
      amountMinor: failed.amountMinor,
      lineId: failed.lineId,
      reason: isRefundReason(failed.reason) ? failed.reason : "organiser-cancelled",
      requestedBy: input.organiserId,
    });
    await closeTasks(world, tx, {
      ...{ eventId, orderId, kinds: ["refund-failed"] },
      by: input.organiserId,
      resolution: "retried",
    });
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      eventId: input.eventId,
      action: "refund-retried",
      subject: refundId,
    });
    return { ok: true, refundId };
  });
}

/** Another refund may have taken its place meanwhile, here or at Stripe. */
async function hasRoom(
  tx: Tx,
  refund: { eventId: string; paymentId: string; amountMinor: number },
): Promise<boolean> {
  const payment = await tx.payment.findUnique({
    where: { eventId_id: { eventId: refund.eventId, id: refund.paymentId } },
    include: { refunds: true, disputes: true },
  });
  return payment !== null && refundableMinor(payment) >= refund.amountMinor;
}
