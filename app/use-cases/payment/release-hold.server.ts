import type { World } from "../world.server.ts";
import { learnSession } from "./learn-session.server.ts";
import { lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";
import { freeSeats } from "./order-seats.server.ts";
import { settleSession } from "./settle-session.server.ts";

export type ReleaseOutcome = "freed" | "settled" | "kept";

const live = ["creating", "open", "processing"];

/**
 * T9, T10: brings an order whose hold is over to its end. Nothing is freed by the clock alone while a payment page
 * could still take money: the page is learned, ended at Stripe and settled first. When Stripe cannot be asked,
 * the seat is kept.
 */
export async function releaseHold(world: World, ref: OrderRef): Promise<ReleaseOutcome> {
  const attempt = await world.db.prisma.paymentAttempt.findFirst({
    where: { eventId: ref.eventId, orderId: ref.orderId, state: { in: live } },
  });
  if (!attempt) return freeUnpaid(world, ref);
  if (attempt.sessionId !== null) return endPage(world, ref, attempt.sessionId);
  const learned = await learnSession(world, attempt);
  if (learned.kind === "unavailable") return "kept";
  return learned.kind === "open" ? endPage(world, ref, learned.sessionId) : freeUnpaid(world, ref);
}

/** Ends a payment page at Stripe; whether it was ended or had ended before, Stripe then says how it stands. */
async function endPage(world: World, ref: OrderRef, sessionId: string): Promise<ReleaseOutcome> {
  const ended = await world.payments.expireSession(sessionId);
  if (!ended.ok && ended.reason === "unavailable") return "kept";
  const settled = await settleSession(world, { sessionId, source: "sweep" });
  if (!settled.ok) return "kept";
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId: ref.eventId, id: ref.orderId } },
    select: { state: true },
  });
  return order?.state === "expired" ? "freed" : order?.state === "held" ? "kept" : "settled";
}

/** No page exists: the hold was never paid for, so its end frees the seat. */
function freeUnpaid(world: World, ref: OrderRef): Promise<ReleaseOutcome> {
  return world.db.transaction(async (tx) => {
    const order = await lockOrder(tx, ref);
    const now = world.clock.now();
    if (order?.state !== "held" || order.holdUntil === null || order.holdUntil > now) return "kept";
    if (order.attempts.some((attempt) => live.includes(attempt.state))) return "kept";
    await takeStep(tx, order, {
      step: "T9",
      to: "expired",
      actor: "clock",
      now,
      set: { closedAt: now, closedReason: "not-paid-in-time" },
    });
    await freeSeats(tx, order, now);
    return "freed";
  });
}
