import type { Tx } from "#app/adapters/db.server.ts";
import type { SessionRequest } from "#app/adapters/payment-facts.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { textIn } from "#app/domain/events/text-in.ts";
import { payWindow } from "#app/domain/payment/hold.ts";
import { isOrderState } from "#app/domain/payment/order-state.ts";
import { whyNotPayable } from "#app/domain/payment/payable.ts";
import { openPerson } from "../letters/open-person.server.ts";
import { type OrderKey, orderUrl } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { type LockedOrder, type OrderRef, takeStep } from "./order-record.server.ts";

/** An attempt whose page is to be asked for. */
export type Attempt = OrderRef & {
  id: string;
  idempotencyKey: string;
  paramsSealed: Uint8Array;
  createdAt: Date;
};

/**
 * T2 for an order as it nearly always is: held, in time, no payment under way. Read without its lock; the statement
 * that writes takes the lock and looks again at all that decides, from the state to the price. Only the words of the
 * page (title, address) are as they were read. Null when anything is otherwise or in doubt, and nothing was written:
 * then whoever called looks at the order under its lock.
 */
export async function beginAtOnce(world: World, key: OrderKey): Promise<Attempt | null> {
  const draft = await world.attempts.draftOf(key);
  if (!draft || draft.live || draft.linkVersion !== key.linkVersion) return null;
  const { state, locale, heldAt, totalMinor: amountMinor, currency, title } = draft;
  const now = world.clock.now();
  if (!isOrderState(state) || !isLocale(locale) || whyNotPayable({ ...draft, state }, now)) return null;
  const window = heldAt && payWindow(heldAt, now);
  if (!window) return null;
  const id = world.ids.uuid();
  const { email } = openPerson(world, draft.person);
  const { expiresAt } = window;
  const asked = { attemptId: id, expiresAt, amountMinor, currency, title, locale, email };
  const attempt = {
    ...{ eventId: key.eventId, orderId: key.orderId, id, idempotencyKey: keyOf(id), createdAt: now },
    paramsSealed: world.vault.seal(requestOf(world, key, asked)),
  };
  const { linkVersion } = key;
  const begun = await world.attempts.begin({ ...attempt, ...window, linkVersion, amountMinor, currency });
  return begun ? attempt : null;
}

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
      idempotencyKey: keyOf(attemptId),
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

/** Stripe's answer to the first request under a key is its answer to all. */
function keyOf(attemptId: string): string {
  return `attempt-${attemptId}`;
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
  const text = textIn({ mainLocale: order.event.mainLocale, texts }, locale);
  const line = order.lines[0];
  if (!text || !line) throw new Error(`order ${order.id} has no line or its event no text`);
  const { email } = openPerson(world, line.personSealed);
  const { eventId, id: orderId, linkVersion, currency } = order;
  const asked = { ...attempt, currency, title: text.title, locale, email };
  return requestOf(world, { eventId, orderId, linkVersion }, asked);
}

type Asked = Pick<SessionRequest, "attemptId" | "expiresAt" | "amountMinor" | "currency" | "title" | "email">;

function requestOf(world: World, key: OrderKey, asked: Asked & { locale: Locale }): SessionRequest {
  const page = orderUrl(world, key, asked.locale);
  return {
    ...asked,
    eventId: key.eventId,
    orderId: key.orderId,
    successUrl: `${page}/return?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: page,
  };
}
