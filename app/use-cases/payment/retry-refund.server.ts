import { isRefundReason } from "#app/domain/payment/settlement.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { lockOrder } from "./order-record.server.ts";
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
    if (failed.state !== "failed" || order.needsOrganiser !== "refund-failed")
      return { ok: false, reason: "not-failed" };
    const refundId = await planRefund(world, tx, {
      payment: failed.payment,
      amountMinor: failed.amountMinor,
      reason: isRefundReason(failed.reason) ? failed.reason : "organiser-cancelled",
      requestedBy: input.organiserId,
    });
    await tx.order.update({
      where: { eventId_id: { eventId: order.eventId, id: order.id } },
      data: { needsOrganiser: null },
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
