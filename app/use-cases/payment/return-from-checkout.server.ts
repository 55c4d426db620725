import type { OrderState } from "#app/domain/payment/order-state.ts";
import { readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { stateOf } from "./order-record.server.ts";
import { settleSession } from "./settle-session.server.ts";

/**
 * The buyer comes back from the payment page: settles the order's own attempt if Stripe can be asked, and answers
 * where the order stands. A `session_id` that is not this order's is answered like an unknown link.
 */
export async function returnFromCheckout(
  world: World,
  input: { token: string; sessionId: string | null },
): Promise<{ ok: true; state: OrderState } | { ok: false; reason: "not-found" }> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  const where = { eventId: key.eventId, id: key.orderId, linkVersion: key.linkVersion };
  const order = await world.db.prisma.order.findFirst({
    where,
    include: { attempts: { where: { sessionId: { not: null } }, orderBy: { n: "desc" } } },
  });
  if (!order) return { ok: false, reason: "not-found" };
  const own =
    input.sessionId === null
      ? order.attempts[0]
      : order.attempts.find((attempt) => attempt.sessionId === input.sessionId);
  if (input.sessionId !== null && !own) return { ok: false, reason: "not-found" };
  // Opened again and again, the page shows what is known: the notice and the sweep ask Stripe without it.
  if (own?.sessionId && (await world.limits.take("return-order", key.orderId)).ok)
    await settleSession(world, { sessionId: own.sessionId, source: "return" });
  const now = await world.db.prisma.order.findFirst({ where, select: { state: true } });
  return now ? { ok: true, state: stateOf(now) } : { ok: false, reason: "not-found" };
}
