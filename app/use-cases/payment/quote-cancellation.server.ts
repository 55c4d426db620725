import type { RefundQuote } from "#app/domain/payment/refund-ladder.ts";
import { capQuote } from "#app/domain/payment/refund-room.ts";
import { readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { isUsed } from "./cancel-effects.server.ts";
import { quoteOf } from "./cancel-order.server.ts";
import { lockOrder } from "./order-record.server.ts";
import { refundableLeft } from "./refundable-left.server.ts";

/** What giving up one's order would give back now. A held order gives back nothing, since nothing was paid. */
export async function quoteCancellation(
  world: World,
  input: { token: string },
): Promise<{ ok: true; quote: RefundQuote } | { ok: false; reason: "not-found" | "not-cancellable" }> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  return world.db.transaction(async (tx) => {
    const order = await lockOrder(tx, key);
    if (!order || order.linkVersion !== key.linkVersion) return { ok: false, reason: "not-found" };
    if (order.state === "held")
      return { ok: true, quote: { percent: 100, amountMinor: 0, keptMinor: 0, until: order.holdUntil } };
    const quote = quoteOf(order, await isUsed(tx, order), world.clock.now());
    if (!quote) return { ok: false, reason: "not-cancellable" };
    return { ok: true, quote: capQuote(quote, await refundableLeft(tx, order)) };
  });
}
