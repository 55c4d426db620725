import type { Tx } from "#app/adapters/db.server.ts";
import type { SessionRequest } from "#app/adapters/payment-facts.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import { payWindow } from "#app/domain/payment/hold.ts";
import { openPerson } from "../letters/open-person.server.ts";
import { orderUrl } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { type LockedOrder, takeStep } from "./order-record.server.ts";

/**
 * T2: writes the next attempt to pay a held order with its key and full parameters, and moves the hold to a minute
 * after the end of its payment page. Null when that would keep the seat too long.
 */
export async function beginAttempt(world: World, tx: Tx, order: LockedOrder) {
  const now = world.clock.now();
  const window = order.heldAt && payWindow(order.heldAt, now);
  if (!window) return null;
  const attemptId = world.ids.uuid();
  const n = (order.attempts.at(-1)?.n ?? 0) + 1;
  const { totalMinor: amountMinor } = order;
  const request = await requestFor(world, tx, order, { attemptId, expiresAt: window.expiresAt, amountMinor });
  const attempt = await tx.paymentAttempt.create({
    data: {
      eventId: order.eventId,
      id: attemptId,
      orderId: order.id,
      n,
      state: "creating",
      idempotencyKey: `attempt-${attemptId}`,
      paramsSealed: world.vault.seal(request),
      amountMinor: order.totalMinor,
      currency: order.currency,
      expiresAt: window.expiresAt,
      createdAt: now,
      updatedAt: now,
    },
  });
  await takeStep(tx, order, {
    step: "T2",
    to: "held",
    actor: "attendee",
    now,
    detail: { attempt: n },
    set: { holdUntil: window.holdUntil },
  });
  return attempt;
}

/** What Stripe is asked to open a page for: an amount of an order in minor units. */
export async function requestFor(
  world: World,
  tx: Tx,
  order: LockedOrder,
  attempt: { attemptId: string; expiresAt: Date; amountMinor: number },
): Promise<SessionRequest> {
  const locale = isLocale(order.locale) ? order.locale : "zh-CN";
  const texts = await tx.eventText.findMany({ where: { eventId: order.eventId } });
  const text =
    texts.find((one) => one.locale === locale) ?? texts.find((one) => one.locale === order.event.mainLocale);
  const line = order.lines[0];
  if (!text || !line) throw new Error(`order ${order.id} has no line or its event no text`);
  const page = orderUrl(
    world,
    { eventId: order.eventId, orderId: order.id, linkVersion: order.linkVersion },
    locale,
  );
  return {
    ...attempt,
    eventId: order.eventId,
    orderId: order.id,
    currency: order.currency,
    title: text.title,
    locale,
    email: openPerson(world, line.personSealed).email,
    successUrl: `${page}/return?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: page,
  };
}
