import type { Tx } from "#app/adapters/db.server.ts";
import { type SeatEnder, seatEndVersion } from "#app/domain/letters/seat-end.ts";
import { quoteLines } from "#app/domain/payment/group-lines.ts";
import { parseRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { capQuote } from "#app/domain/payment/refund-room.ts";
import { type WhyNot, whyNotCancel } from "#app/domain/registration/self-service.ts";
import { holderOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { closeTransfers } from "../registration/open-transfer.server.ts";
import {
  describeOwn,
  isGroup,
  lockOwnOrder,
  type OwnOrder,
  ownFacts,
} from "../registration/own-ticket.server.ts";
import type { World } from "../world.server.ts";
import { cancelLine } from "./cancel-line.server.ts";
import { queueOrderLetter } from "./order-letters.server.ts";
import { type LockedOrder, lockOrder, type OrderRef } from "./order-record.server.ts";
import { refundableBesideWaiting } from "./refundable-left.server.ts";

export type CancelSeatOutcome =
  | { ok: true; refundMinor: number }
  | { ok: false; reason: "not-now"; why: WhyNot }
  | { ok: false; reason: "not-found" | "quote-changed" };

/**
 * T12 of one seat of a group, by who ordered (any seat) or by its person (their own): for what the ladder of the order
 * gives back now for this seat's price. Nothing happens when that is no longer what the page showed.
 */
export async function cancelSeat(
  world: World,
  input: { token: string; place: number | null; shownRefundMinor: number },
): Promise<CancelSeatOutcome> {
  return world.db.transaction(async (tx): Promise<CancelSeatOutcome> => {
    const own = await lockOwnOrder(world, tx, input.token, input.place);
    if (!own || !isGroup(own.order)) return { ok: false, reason: "not-found" };
    const { order, line, role } = own;
    const now = world.clock.now();
    const why = whyNotCancel(ownFacts(own), now);
    if (why) return { ok: false, reason: "not-now", why };
    const { event, createdAt: orderCreatedAt } = order;
    const ladder = parseRefundLadder(order.refundLadder) ?? [];
    const quote = quoteLines([line.priceMinor], {
      ladder,
      startsAt: event.startsAt,
      now,
      event,
      orderCreatedAt,
    });
    const shown = capQuote(quote, await refundableBesideWaiting(tx, order)).amountMinor;
    if (shown !== input.shownRefundMinor) return { ok: false, reason: "quote-changed" };
    const ended = await cancelLine(world, tx, order, {
      lineId: line.id,
      actor: "attendee",
      reason: "attendee-cancelled",
      requestedBy: "attendee",
      refundMinor: quote.amountMinor,
      mayResell: true,
    });
    await closeTransfers(tx, order, { state: "withdrawn", at: now, lineId: line.id });
    await tellSeatEnd(world, tx, own, role === "holder" ? "holder" : "payer");
    return { ok: true, refundMinor: ended.refundMinor };
  });
}

/** T12 of one seat of a group by the organiser: the whole price of the seat comes back. */
export async function cancelSeatForGuest(
  world: World,
  input: OrderRef & { lineId: string; organiserId: string },
): Promise<CancelSeatOutcome> {
  return world.db.transaction(async (tx): Promise<CancelSeatOutcome> => {
    const order = await lockOrder(tx, input);
    const line = order?.lines.find(({ id }) => id === input.lineId);
    if (!order || !line || !isGroup(order)) return { ok: false, reason: "not-found" };
    const own = await describeOwn(world, tx, order, line);
    const now = world.clock.now();
    const why = whyNotForGuest(own);
    if (why) return { ok: false, reason: "not-now", why };
    const { refundMinor } = await cancelLine(world, tx, order, {
      lineId: line.id,
      actor: `organiser:${input.organiserId}`,
      reason: "organiser-cancelled",
      requestedBy: input.organiserId,
      refundMinor: line.priceMinor,
      mayResell: false,
    });
    await closeTransfers(tx, order, { state: "withdrawn", at: now, lineId: line.id });
    await tellSeatEnd(world, tx, own, "organiser");
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      eventId: input.eventId,
      action: "seat-cancelled",
      subject: input.orderId,
      detail: { person: line.position, refundMinor },
    });
    return { ok: true, refundMinor };
  });
}

/** The organiser may cancel later than a guest, but nobody who came in, and nothing a bank looks at. */
function whyNotForGuest({ order, line, used }: OwnOrder): WhyNot | null {
  if (order.state !== "paid" || line.state !== "live") return "no-ticket";
  if (used) return "used";
  return order.disputed ? "disputed" : null;
}

/** Tells whose seat it was and, when that is somebody else, who ordered. */
export async function tellSeatEnd(
  world: World,
  tx: Tx,
  { order, line }: { order: LockedOrder; line: LockedOrder["lines"][number] },
  by: SeatEnder,
): Promise<void> {
  const version = seatEndVersion({ lineId: line.id, by });
  const holder = holderOf(world, order, line);
  await queueLetter(world, tx, { ...holder, kind: "seat-cancelled", version });
  if (holder.lineId) await queueOrderLetter(world, tx, order, "seat-cancelled", version);
}

/** Everybody but who ordered is told that their seat went with the whole order. */
export async function tellCompanions(world: World, tx: Tx, order: LockedOrder, by: SeatEnder): Promise<void> {
  for (const line of order.lines.filter(({ state }) => state === "live")) {
    const holder = holderOf(world, order, line);
    const version = seatEndVersion({ lineId: line.id, by });
    if (isGroup(order) && holder.lineId)
      await queueLetter(world, tx, { ...holder, kind: "seat-cancelled", version });
  }
}
