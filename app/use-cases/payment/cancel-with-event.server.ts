import type { Tx } from "#app/adapters/db.server.ts";
import { endApplicationWithEvent } from "../registration/end-application.server.ts";
import { closeTransfers } from "../registration/open-transfer.server.ts";
import type { World } from "../world.server.ts";
import { cancelHeld, cancelPaid, refundTasks } from "./cancel-effects.server.ts";
import { closePage } from "./close-page.server.ts";
import { queueLetterToAll } from "./order-letters.server.ts";
import { type Actor, type LockedOrder, lockOrder, type OrderRef } from "./order-record.server.ts";

type By = { actor: Actor; reason: "event-cancelled"; requestedBy: string };

/**
 * T8", T12: one order ends because its event was called off. What can still be paid is ended at Stripe first, what
 * was paid goes back in full, and the person gets one letter. Doing it again changes nothing; throws when Stripe
 * cannot be asked, so that the job comes again. A disputed payment is left to its bank.
 */
export async function cancelWithEvent(world: World, ref: OrderRef): Promise<void> {
  const closed = await closePages(world, ref);
  if (!closed) return;
  const by = await whoCancelled(world, ref.eventId);
  await world.db.transaction(async (tx) => {
    const order = await lockOrder(tx, ref);
    if (order?.event.state !== "cancelled") return;
    if (order.attempts.some((one) => isPage(one) && !closed.has(one.id)))
      throw new Error("a payment page was opened while its event was called off");
    await end(world, tx, order, by);
  });
}

/** The attempts whose pages are ended now; null when the order has nothing to do with a cancelled event. */
async function closePages(world: World, ref: OrderRef): Promise<ReadonlySet<string> | null> {
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId: ref.eventId, id: ref.orderId } },
    select: { event: { select: { state: true } }, attempts: { select: { id: true, state: true } } },
  });
  if (order?.event.state !== "cancelled") return null;
  const open = order.attempts.filter(isPage);
  if (open.length > 0 && (await closePage(world, ref)) === "unavailable")
    throw new Error("a payment page could not be ended");
  return new Set(open.map(({ id }) => id));
}

/** Money may still come in on it by itself; one that is being worked on by a bank cannot be ended. */
function isPage(attempt: { state: string }): boolean {
  return attempt.state === "creating" || attempt.state === "open";
}

async function whoCancelled(world: World, eventId: string): Promise<By> {
  const entry = await world.db.prisma.auditEntry.findFirst({
    where: { eventId, action: "event-cancelled" },
    select: { organiserId: true },
  });
  const id = entry?.organiserId ?? null;
  return {
    actor: id === null ? "clock" : `organiser:${id}`,
    reason: "event-cancelled",
    requestedBy: id ?? "product",
  };
}

async function end(world: World, tx: Tx, order: LockedOrder, by: By): Promise<void> {
  const concerned =
    order.closedReason === by.reason || hasMoney(order) || (await endLive(world, tx, order, by));
  if (hasMoney(order) && !order.disputed) {
    await cancelPaid(world, tx, order, { ...by, refundMinor: "all" });
    await closeTransfers(tx, order, { state: "withdrawn", at: world.clock.now() });
  }
  if (concerned) await queueLetterToAll(world, tx, order, "event-cancelled", "1");
}

/** Paid, or given back for nothing and not sold again yet: a seat that is not sold again is no reason to keep money. */
function hasMoney(order: LockedOrder): boolean {
  return order.state === "paid" || order.state === "awaiting-resale";
}

/** Ends a seat that was not paid for, and gives back money that waits for a decision. True when there was any. */
async function endLive(world: World, tx: Tx, order: LockedOrder, by: By): Promise<boolean> {
  if (await endApplicationWithEvent(world, tx, order, by.actor)) return true;
  const held = order.state === "held" || order.state === "processing";
  const now = world.clock.now();
  const ended = held ? await cancelHeld(tx, order, { actor: by.actor, reason: by.reason, now }) : order;
  const back = order.disputed ? 0 : await refundTasks(world, tx, ended, by);
  if (back > 0)
    await tx.order.update({
      where: { eventId_id: { eventId: order.eventId, id: order.id } },
      data: { closedReason: by.reason, closedAt: now },
    });
  return held || back > 0;
}
