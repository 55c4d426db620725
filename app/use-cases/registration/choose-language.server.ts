import { isLocale } from "#app/domain/events/locale.ts";
import { takeStep } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import { lockOwnOrder } from "./own-ticket.server.ts";

/** T12': the language of its reader's letters from now on, those that already wait included. */
export async function chooseLanguage(
  world: World,
  input: { token: string; locale: string },
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "no-ticket" | "no-language" | "too-many" }> {
  const key = readTicketLink(world.vault, input.token);
  const { locale } = input;
  if (!key) return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("change-order", key.id)).ok) return { ok: false, reason: "too-many" };
  return world.db.transaction(async (tx) => {
    const own = await lockOwnOrder(world, tx, input.token);
    if (!own) return { ok: false, reason: "not-found" };
    if (!isLocale(locale)) return { ok: false, reason: "no-language" };
    const { order } = own;
    if (order.state !== "paid" && order.state !== "held") return { ok: false, reason: "no-ticket" };
    const companion = own.role === "holder" ? own.line : null;
    if ((companion ? companion.locale : order.locale) === locale) return { ok: true };
    const now = world.clock.now();
    const detail = { change: "language" };
    await takeStep(tx, order, { step: "T12'", to: order.state, actor: "attendee", now, detail });
    const { eventId } = order;
    if (companion)
      await tx.orderLine.update({ where: { eventId_id: { eventId, id: companion.id } }, data: { locale } });
    else await tx.order.update({ where: { eventId_id: { eventId, id: order.id } }, data: { locale } });
    await tx.letter.updateMany({
      where: {
        eventId,
        orderId: order.id,
        lineId: companion?.id ?? null,
        state: "queued",
        renderedSealed: null,
      },
      data: { locale },
    });
    return { ok: true };
  });
}
