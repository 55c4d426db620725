import type { Tx } from "#app/adapters/db.server.ts";
import type { SessionFacts } from "#app/adapters/payment-facts.server.ts";
import type { PageFacts } from "#app/domain/payment/settlement.ts";
import { decideMove, isMovable } from "#app/domain/payment/side-move.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import type { World } from "../world.server.ts";
import { completeMove } from "./arrange-move.server.ts";
import { lineOf } from "./move-guest.server.ts";
import { readMove } from "./move-record.server.ts";
import { type LockedOrder, takeStep } from "./order-record.server.ts";
import { planRefund } from "./plan-refund.server.ts";
import { leaveToOrganiser, moveAttempt, recordPayment } from "./settle-effects.server.ts";

type Attempt = LockedOrder["attempts"][number];
type Settling = { order: LockedOrder; attempt: Attempt; session: SessionFacts; page: PageFacts };

const live = ["creating", "open", "processing"];

/**
 * T4 for the difference of a change of sides, under the order's lock: paid while the seat is kept, the guest moves;
 * paid for a change that is off, all of it goes back (T8') and the ticket stays as it is.
 */
export async function settleMove(world: World, tx: Tx, settling: Settling): Promise<"done" | "nothing-new"> {
  const { order, attempt, page } = settling;
  await lockSides(tx, order.eventId);
  const move = await moveOf(tx, order, attempt);
  const line = move && lineOf(order, move.lineId);
  const now = world.clock.now();
  // Who came in meanwhile keeps the ticket's code wherever they sit, so being used stops nothing.
  const movable = line ? isMovable({ ...order, lineState: line.state, used: false }, now) : false;
  const decision = decideMove(page, { seatKept: move?.entry.state === "offered", movable });
  switch (decision.do) {
    case "nothing":
      return "nothing-new";
    case "wait":
      await moveAttempt(world, tx, attempt, "processing");
      return "done";
    case "close":
      if (!live.includes(attempt.state)) return "nothing-new";
      await moveAttempt(world, tx, attempt, decision.attempt);
      return "done";
    case "task":
      await leaveToOrganiser(world, tx, { ...settling, decision: { do: "task", reason: "amount-mismatch" } });
      return "done";
    case "refund":
      await giveBack(world, tx, settling);
      return "done";
    case "move": {
      if (!move?.price || !line) throw new Error(`entry ${attempt.entryId} was paid for without a price`);
      await recordPayment(world, tx, settling, "supplement");
      const { toSideId, price, entry } = move;
      await completeMove(world, tx, { order, line, entryId: entry.id, toSideId, price, actor: "stripe" });
      return "done";
    }
  }
}

function moveOf(tx: Tx, order: LockedOrder, attempt: Attempt) {
  const { entryId } = attempt;
  if (entryId === null) return null;
  return readMove(tx, { eventId: order.eventId, orderId: order.id, entryId });
}

/** T8': the difference came for nothing. */
async function giveBack(world: World, tx: Tx, settling: Settling): Promise<void> {
  const { order } = settling;
  const reason = "side-move-late";
  const payment = await recordPayment(world, tx, settling, "refund-in-full");
  const now = world.clock.now();
  await takeStep(tx, order, { step: "T8'", to: order.state, actor: "stripe", now, detail: { reason } });
  await planRefund(world, tx, {
    payment,
    amountMinor: payment.amountMinor,
    reason,
    requestedBy: "product",
  });
}
