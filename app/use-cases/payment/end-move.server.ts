import { isMovable } from "#app/domain/payment/side-move.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { closeEntry, type EntryEnd } from "../registration/close-entry.server.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import { readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { arrangeMove } from "./arrange-move.server.ts";
import { closePage } from "./close-page.server.ts";
import { lineOf, wasUsed } from "./move-guest.server.ts";
import { movePrice, openMove, readMove } from "./move-record.server.ts";
import { queueOrderLetter } from "./order-letters.server.ts";
import { type Actor, lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";

const live = ["creating", "open", "processing"];

/** `ended`: the kept seat is free. `kept`: the provider cannot be asked now, or money is on its way; try again. */
export type EndMoveOutcome = "ended" | "kept" | "none";

type Ending = {
  actor: Actor;
  state: EntryEnd;
  /** Looked at under the lock: only a move whose time to pay is over. */
  onlyWhenOver?: boolean;
  /** The guest is told that everything stays as it is. */
  letter?: boolean;
};

/**
 * Ends a change of sides: the guest stays where they are and the kept seat is free. A payment page for the difference
 * is ended at Stripe before; what was paid on it in the last moment is settled and counts.
 */
export async function endMove(world: World, ref: OrderRef, ending: Ending): Promise<EndMoveOutcome> {
  const { eventId, orderId } = ref;
  const page = await world.db.prisma.paymentAttempt.findFirst({
    where: { eventId, orderId, purpose: "move", state: { in: live } },
    select: { id: true },
  });
  if (page && (await closePage(world, { eventId, orderId })) === "unavailable") return "kept";
  return world.db.transaction(async (tx): Promise<EndMoveOutcome> => {
    const order = await lockOrder(tx, ref);
    if (!order) return "none";
    await lockSides(tx, eventId);
    const move = await openMove(tx, ref);
    if (!move) return "none";
    const now = world.clock.now();
    const { offerUntil } = move.entry;
    const over = offerUntil !== null && offerUntil <= now;
    if (ending.onlyWhenOver && !over && isStill(order, now)) return "none";
    const open = order.attempts.filter((one) => one.purpose === "move" && live.includes(one.state));
    if (open.some((one) => one.id !== page?.id || one.state === "processing")) return "kept";
    await tx.paymentAttempt.updateMany({
      where: { eventId, orderId, purpose: "move", state: "creating", sessionId: null },
      data: { state: "retired", updatedAt: now },
    });
    await tx.paymentAttempt.updateMany({
      where: { eventId, orderId, purpose: "move", state: { in: ["creating", "open"] } },
      data: { state: "expired", updatedAt: now },
    });
    await closeEntry(tx, { eventId, id: move.entry.id }, ending.state, now);
    if (order.state !== "paid") return "ended";
    const detail = { change: "side-stopped", entry: move.entry.id, from: move.fromSideId, to: move.toSideId };
    await takeStep(tx, order, { step: "T12'", to: "paid", actor: ending.actor, now, detail });
    if (ending.letter && order.event.state === "published")
      await queueOrderLetter(world, tx, order, "side-offer-over", move.entry.id);
    return "ended";
  });
}

/** An order that still has its guest, at an event that is still to come. */
function isStill(order: { state: string; event: { state: string; startsAt: Date } }, now: Date): boolean {
  return order.state === "paid" && order.event.state === "published" && now < order.event.startsAt;
}

/** The organiser calls a change of sides off. */
export async function stopMove(
  world: World,
  input: OrderRef & { organiserId: string },
): Promise<{ ok: true } | { ok: false; reason: "nothing-to-stop" | "unavailable" }> {
  const { organiserId, eventId, orderId } = input;
  const ended = await endMove(world, input, { actor: `organiser:${organiserId}`, state: "closed" });
  if (ended === "none") return { ok: false, reason: "nothing-to-stop" };
  if (ended === "kept") return { ok: false, reason: "unavailable" };
  await world.db.transaction((tx) =>
    recordAudit(world, tx, { organiserId, eventId, action: "guest-move-stopped", subject: orderId }),
  );
  return { ok: true };
}

/** The guest would rather stay where they are. */
export async function declineMove(
  world: World,
  input: { token: string },
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "over" | "unavailable" }> {
  const key = readOrderToken(world.vault, input.token);
  const where = key && { eventId: key.eventId, id: key.orderId, linkVersion: key.linkVersion };
  const order = where && (await world.db.prisma.order.findFirst({ where, select: { id: true } }));
  if (!key || !order) return { ok: false, reason: "not-found" };
  const ended = await endMove(world, key, { actor: "attendee", state: "left" });
  if (ended === "none") return { ok: false, reason: "over" };
  return ended === "kept" ? { ok: false, reason: "unavailable" } : { ok: true };
}

/** A seat was found for a guest who waited to change sides: moves them, or asks for the difference. Safe to repeat. */
export async function finishMove(world: World, input: { eventId: string; entryId: string }): Promise<void> {
  const { eventId, entryId } = input;
  const entry = await world.db.prisma.waitlistEntry.findUnique({
    where: { eventId_id: { eventId, id: entryId } },
  });
  const orderId = entry?.orderId;
  if (!orderId) return;
  await world.db.transaction(async (tx) => {
    const order = await lockOrder(tx, { eventId, orderId });
    if (!order) return;
    await lockSides(tx, eventId);
    const move = await readMove(tx, { eventId, orderId, entryId });
    if (move?.entry.state !== "offered" || move.entry.offerUntil === null || move.price) return;
    const now = world.clock.now();
    const line = lineOf(order, move.lineId);
    if (!line || !isMovable({ ...order, lineState: line.state, used: await wasUsed(tx, line) }, now))
      return closeEntry(tx, { eventId, id: entryId }, "closed", now);
    const seat = await tx.seat.findFirstOrThrow({ where: { eventId, entryId } });
    const { toSideId } = move;
    const price = await movePrice(tx, order, { line, toSideId, seatMinor: seat.priceMinor });
    const arranged = { order, line, entryId, toSideId, price, actor: "clock" as const };
    await arrangeMove(world, tx, arranged, move.entry.offerUntil);
  });
}

const MOST = 200;

const over = `
  select w.event_id as "eventId", w.order_id as "orderId", w.id as "entryId", w.state, w.offer_until <= $1 as late,
    exists (select 1 from order_step s where s.event_id = w.event_id and s.order_id = w.order_id
      and s.detail ->> 'entry' = w.id::text and s.detail ->> 'change' = 'side-asked') as asked,
    o.state = 'paid' and e.state = 'published' and e.starts_at > $1 as on
  from waitlist_entry w join orders o on o.event_id = w.event_id and o.id = w.order_id join event e on e.id = w.event_id
  where w.kind = 'move' and w.state in ('waiting', 'offered') order by w.seq limit ${MOST}`;
type Row = OrderRef & { entryId: string; state: string; late: boolean | null; asked: boolean; on: boolean };

/**
 * Every minute: ends the changes of sides that were not paid in time, or whose guest or event is gone, and finishes
 * those whose job was lost. Answers how many ended.
 */
export async function sweepMoves(world: World): Promise<number> {
  const { rows } = await world.db.pool.query<Row>(over, [world.clock.now()]);
  let ended = 0;
  for (const { eventId, orderId, entryId, ...row } of rows)
    try {
      if (row.late || !row.on) {
        const ending = { actor: "clock", state: row.late ? "expired" : "closed", letter: row.on } as const;
        const outcome = await endMove(world, { eventId, orderId }, { ...ending, onlyWhenOver: true });
        if (outcome === "ended") ended += 1;
      } else if (row.state === "offered" && !row.asked) await finishMove(world, { eventId, entryId });
    } catch (error) {
      // One guest who cannot be brought to an end must not keep the others from it.
      world.log.error({ eventId, orderId, err: error }, "a change of sides could not be ended");
    }
  return ended;
}
