import { isLocale } from "#app/domain/events/locale.ts";
import { type WhyNot, whyNotChange } from "#app/domain/registration/self-service.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";
import { readOrderToken } from "./order-link.server.ts";
import { lockOwnOrder } from "./own-ticket.server.ts";

export type ResendOutcome =
  | { ok: true }
  | { ok: false; reason: "not-now"; why: WhyNot }
  | { ok: false; reason: "not-found" | "too-many" };

/** Sends the ticket's letter once more to the address on the order. `formToken`: pressing twice sends one letter. */
export async function resendOwnTicket(
  world: World,
  input: { token: string; formToken: string },
): Promise<ResendOutcome> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  const again = /^[\w-]{16,64}$/.test(input.formToken) ? input.formToken : world.ids.token(16);
  if (!(await world.limits.take("resend-order", key.orderId)).ok) return { ok: false, reason: "too-many" };
  return world.db.transaction(async (tx): Promise<ResendOutcome> => {
    const own = await lockOwnOrder(world, tx, input.token);
    if (!own) return { ok: false, reason: "not-found" };
    const { order, line, person } = own;
    const why = whyNotChange({ ...order, used: own.used }, world.clock.now());
    if (why) return { ok: false, reason: "not-now", why };
    const ticket = await tx.ticket.findFirst({
      where: { eventId: order.eventId, lineId: line.id, voidedAt: null },
    });
    if (!ticket) return { ok: false, reason: "not-now", why: "no-ticket" };
    await queueLetter(world, tx, {
      kind: "ticket",
      version: `${ticket.id}:again:${again}`,
      eventId: order.eventId,
      orderId: order.id,
      to: { email: person.email, locale: isLocale(order.locale) ? order.locale : "zh-CN" },
    });
    return { ok: true };
  });
}
