import type { Tx } from "#app/adapters/db.server.ts";
import { type ApplicationEnd, whyApplicationEnds } from "#app/domain/registration/application.ts";
import { queueOrderLetter } from "../payment/order-letters.server.ts";
import {
  type Actor,
  type LockedOrder,
  lockOrder,
  type OrderRef,
  takeStep,
} from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { closeEntry, type EntryEnd, liveEntryOf } from "./close-entry.server.ts";
import { lockSides } from "./lock-sides.server.ts";
import { readOrderToken } from "./order-link.server.ts";

export type WithdrawOutcome = { ok: true } | { ok: false; reason: "not-found" | "not-waiting" };

/** T11 by the attendee: takes an application back, answered with yes or not yet; a seat kept for it is free again. */
export async function withdrawApplication(world: World, input: { token: string }): Promise<WithdrawOutcome> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  return world.db.transaction(async (tx): Promise<WithdrawOutcome> => {
    const order = await lockOrder(tx, key);
    if (!order || order.linkVersion !== key.linkVersion) return { ok: false, reason: "not-found" };
    return withdrawLocked(world, tx, order, "attendee");
  });
}

/** T11 by the organiser: takes an approval back before it was paid for. */
export async function withdrawLocked(
  world: World,
  tx: Tx,
  order: LockedOrder,
  actor: Actor,
): Promise<WithdrawOutcome> {
  if (!isApplication(order)) return { ok: false, reason: "not-waiting" };
  const now = world.clock.now();
  await leaveQueue(tx, order, "left", now);
  const closedReason = actor === "attendee" ? "attendee-cancelled" : "organiser-cancelled";
  await takeStep(tx, order, {
    step: "T11",
    to: "cancelled",
    actor,
    now,
    set: { closedAt: now, closedReason },
  });
  return { ok: true };
}

/** T8": the event of an application was called off. Its letter is that of the event. */
export async function endApplicationWithEvent(
  world: World,
  tx: Tx,
  order: LockedOrder,
  actor: Actor,
): Promise<boolean> {
  if (!isApplication(order)) return false;
  const now = world.clock.now();
  await leaveQueue(tx, order, "closed", now);
  const set = { closedAt: now, closedReason: "event-cancelled" };
  await takeStep(tx, order, { step: 'T8"', to: "cancelled", actor, now, set });
  return true;
}

/** True for an application that is neither declined nor paid for nor over. */
export function isApplication(order: { state: string }): boolean {
  return order.state === "applied" || order.state === "approved";
}

async function leaveQueue(tx: Tx, order: LockedOrder, state: EntryEnd, now: Date): Promise<void> {
  if (order.state !== "approved") return;
  await lockSides(tx, order.eventId);
  const entry = await liveEntryOf(tx, { eventId: order.eventId, orderId: order.id }, "approval");
  if (entry) await closeEntry(tx, entry, state, now);
}

const entryEnds: Record<ApplicationEnd, EntryEnd> = {
  "not-answered": "closed",
  "not-paid-in-time": "expired",
  "no-seat-in-time": "closed",
};

/**
 * T9: ends an application whose time is over; its seat goes to the next, and the person is told once. False, and
 * nothing changed, while it is not over.
 */
export async function endApplication(world: World, ref: OrderRef): Promise<boolean> {
  return world.db.transaction(async (tx) => {
    const order = await lockOrder(tx, ref);
    if (!order || (order.state !== "applied" && order.state !== "approved")) return false;
    if (order.event.state !== "published") return false;
    const now = world.clock.now();
    await lockSides(tx, ref.eventId);
    const entry = await tx.waitlistEntry.findFirst({
      where: { eventId: ref.eventId, orderId: ref.orderId, kind: "approval" },
      orderBy: { seq: "desc" },
    });
    const { salesCloseAt } = order.event;
    const why = whyApplicationEnds({ state: order.state, salesCloseAt, entry }, now);
    if (why === null) return false;
    if (entry) await closeEntry(tx, entry, entryEnds[why], now);
    const set = { closedAt: now, closedReason: why };
    await takeStep(tx, order, { step: "T9", to: "expired", actor: "clock", now, set });
    await queueOrderLetter(world, tx, order, "application-ended", "1");
    return true;
  });
}

const MOST = 200;

const overdue = `
  select o.event_id as "eventId", o.id as "orderId" from orders o join event e on e.id = o.event_id
  where o.state in ('applied', 'approved') and e.state = 'published' and (
    (e.sales_close_at <= $1 and (o.state = 'applied' or not exists (select 1 from waitlist_entry w
      where w.event_id = o.event_id and w.order_id = o.id and w.state = 'offered')))
    or (o.state = 'approved' and not exists (select 1 from waitlist_entry w where w.event_id = o.event_id
      and w.order_id = o.id and (w.state = 'waiting' or (w.state = 'offered' and w.offer_until > $1)))))
  order by o.created_at limit ${MOST}`;

/** Every minute: ends the applications whose time is over. Answers how many. */
export async function endApplications(world: World): Promise<number> {
  const { rows } = await world.db.pool.query<OrderRef>(overdue, [world.clock.now()]);
  let ended = 0;
  for (const ref of rows)
    try {
      if (await endApplication(world, ref)) ended += 1;
    } catch (error) {
      // One application that cannot be ended must not keep the others from it.
      world.log.error({ ...ref, err: error }, "an application could not be ended");
    }
  return ended;
}
