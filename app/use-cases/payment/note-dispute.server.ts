import type { World } from "../world.server.ts";
import { recordNotice, type SeenNotice } from "./record-notice.server.ts";

/** A buyer's bank asks for money back: the order is flagged, its refunds are blocked, and a person looks at it. */
export async function noteDispute(
  world: World,
  input: { paymentIntentId: string; notice: SeenNotice },
): Promise<{ ok: true }> {
  await world.db.transaction(async (tx) => {
    if (!(await recordNotice(world, tx, input.notice))) return;
    const payment = await tx.payment.findUnique({ where: { paymentIntentId: input.paymentIntentId } });
    if (!payment) return;
    await tx.order.update({
      where: { eventId_id: { eventId: payment.eventId, id: payment.orderId } },
      data: { disputed: true, needsOrganiser: "disputed" },
    });
  });
  return { ok: true };
}
