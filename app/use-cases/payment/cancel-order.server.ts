import type { Tx } from "#app/adapters/db.server.ts";
import { quoteOrder } from "#app/domain/payment/group-lines.ts";
import { parseRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { capQuote } from "#app/domain/payment/refund-room.ts";
import { whyNotCancel } from "#app/domain/registration/self-service.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { withdrawLocked } from "../registration/end-application.server.ts";
import { closeTransfers } from "../registration/open-transfer.server.ts";
import { type OrderKey, readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { awaitResale } from "./await-resale.server.ts";
import { cancelHeld, cancelPaid, isUsed, refundTasks } from "./cancel-effects.server.ts";
import { tellCompanions } from "./cancel-seat.server.ts";
import { closePage } from "./close-page.server.ts";
import { queueOrderLetter } from "./order-letters.server.ts";
import { type LockedOrder, lockOrder, type OrderRef } from "./order-record.server.ts";
import { refundableLeft } from "./refundable-left.server.ts";

export type CancelOutcome =
  | { ok: true; refundMinor: number }
  | { ok: false; reason: "not-found" | "not-cancellable" | "quote-changed" | "unavailable" };

/**
 * What cancelling one's own order gives back now; null when it cannot be cancelled any more. One that waits to be sold
 * again can, once the event moved and gives something back.
 */
export function quoteOf(order: LockedOrder, used: boolean, now: Date) {
  const ladder = parseRefundLadder(order.refundLadder);
  const state = order.state === "awaiting-resale" ? "paid" : order.state;
  if (ladder === null || whyNotCancel({ ...order, state, used }, now) !== null) return null;
  const { event, createdAt: orderCreatedAt } = order;
  return quoteOrder(order, { ladder, startsAt: event.startsAt, now, event, orderCreatedAt });
}

/**
 * T11, T12 by the attendee: gives up a held seat, or a ticket for what the ladder snapshotted on the order gives back
 * now. Nothing happens when that is no longer what the page showed.
 */
export async function cancelOwnOrder(
  world: World,
  input: { token: string; shownRefundMinor: number },
): Promise<CancelOutcome> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  const before = await closeIfHeld(world, key);
  if (!before.ok) return before;
  return world.db.transaction(async (tx): Promise<CancelOutcome> => {
    const order = await lockOrder(tx, key);
    if (!order || order.linkVersion !== key.linkVersion) return { ok: false, reason: "not-found" };
    const now = world.clock.now();
    if (order.state === "held") {
      await cancelHeld(tx, order, { actor: "attendee", now, reason: "attendee-cancelled" });
      return { ok: true, refundMinor: 0 };
    }
    if (before.held && order.state === "expired") {
      await tellWhyExpired(tx, order, "attendee-cancelled");
      return { ok: true, refundMinor: 0 };
    }
    const full = quoteOf(order, await isUsed(tx, order), now);
    const quote = full && capQuote(full, await refundableLeft(tx, order));
    if (!full || !quote) return { ok: false, reason: "not-cancellable" };
    if (quote.amountMinor !== input.shownRefundMinor) return { ok: false, reason: "quote-changed" };
    if (!(await awaitResale(world, tx, order, full.amountMinor)))
      await cancelPaid(world, tx, order, {
        actor: "attendee",
        refundMinor: quote.amountMinor,
        reason: "attendee-cancelled",
        requestedBy: "attendee",
      });
    await closeTransfers(tx, order, { state: "withdrawn", at: now });
    // Given up for nothing before, it was written to then.
    const again = order.state === "awaiting-resale" ? ":offer" : "";
    await queueOrderLetter(world, tx, order, "order-cancelled", `${order.id}${again}`);
    await tellCompanions(world, tx, order, "payer");
    return { ok: true, refundMinor: quote.amountMinor };
  });
}

/**
 * T11, T12 by the organiser: frees the seat and gives everything back. Money that waits for a decision on an order
 * goes back the same way.
 */
export async function cancelOrderForGuest(
  world: World,
  input: OrderRef & { organiserId: string },
): Promise<CancelOutcome> {
  const before = await closeIfHeld(world, input);
  if (!before.ok) return before;
  return world.db.transaction(async (tx): Promise<CancelOutcome> => {
    const order = await lockOrder(tx, input);
    if (!order) return { ok: false, reason: "not-found" };
    const now = world.clock.now();
    const actor = `organiser:${input.organiserId}` as const;
    const by = { actor, reason: "organiser-cancelled", requestedBy: input.organiserId } as const;
    if (order.disputed) return { ok: false, reason: "not-cancellable" };
    let refundMinor = 0;
    if (order.state === "held") await cancelHeld(tx, order, { actor, now, reason: by.reason });
    else if (order.state === "paid" || order.state === "awaiting-resale") {
      refundMinor += await cancelPaid(world, tx, order, { ...by, refundMinor: "all" });
      await tellCompanions(world, tx, order, "organiser");
    }
    const withdrawn = (await withdrawLocked(world, tx, order, actor)).ok;
    const given = withdrawn || (before.held && order.state === "expired");
    if (given && !withdrawn) await tellWhyExpired(tx, order, by.reason);
    const tasks = await refundTasks(world, tx, order, by);
    if (!["held", "paid", "awaiting-resale"].includes(order.state) && !given && tasks === 0)
      return { ok: false, reason: "not-cancellable" };
    refundMinor += tasks;
    const detail = { refundMinor };
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      eventId: input.eventId,
      action: "order-cancelled",
      subject: input.orderId,
      detail,
    });
    return { ok: true, refundMinor };
  });
}

type Before = { ok: true; held: boolean } | Extract<CancelOutcome, { ok: false }>;

/** A held order, or a guest who changes sides, may have a page open at Stripe; it is ended before the seat is given away. */
async function closeIfHeld(world: World, ref: OrderRef | OrderKey): Promise<Before> {
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId: ref.eventId, id: ref.orderId } },
    select: { state: true },
  });
  if (!order) return { ok: false, reason: "not-found" };
  const held = order.state === "held";
  if (!held && order.state !== "paid") return { ok: true, held };
  const closed = await closePage(world, { eventId: ref.eventId, orderId: ref.orderId });
  return closed === "unavailable" ? { ok: false, reason: "unavailable" } : { ok: true, held };
}

/** Stripe's notice that the page ended may come first and free the seat (T9); why it ended is known here alone. */
async function tellWhyExpired(tx: Tx, order: LockedOrder, closedReason: string): Promise<void> {
  await tx.order.update({
    where: { eventId_id: { eventId: order.eventId, id: order.id } },
    data: { closedReason },
  });
}
