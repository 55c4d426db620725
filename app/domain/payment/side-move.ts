import type { OrderState } from "./order-state.ts";
import type { PageFacts } from "./settlement.ts";

/** What another side's seat costs a guest, in minor units; below 0 the difference goes back. */
export type MovePrice = { listMinor: number; priceMinor: number; differenceMinor: number };

/** What decides whether a guest can change sides. */
export type Movable = {
  readonly state: OrderState;
  readonly disputed: boolean;
  readonly lineState: string;
  /** Somebody came in with the ticket. */
  readonly used: boolean;
  readonly event: { readonly state: string; readonly startsAt: Date };
};

/** True for a guest with a good ticket until the evening begins. */
export function isMovable(guest: Movable, now: Date): boolean {
  const { state, disputed, lineState, used, event } = guest;
  if (state !== "paid" || disputed || lineState !== "live" || used) return false;
  return event.state === "published" && now < event.startsAt;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A payment page that was opened in time may end this long after the time to pay. */
export const PAY_LATER_MINUTES = 32;

/** Until when the other side's seat is kept for the difference: so many hours, never past the start. */
export function moveOfferUntil(rule: { hours: number; startsAt: Date }, now: Date): Date {
  return new Date(Math.min(now.getTime() + rule.hours * HOUR, rule.startsAt.getTime()));
}

/**
 * When a payment page for the difference, opened now, ends, and until when the seat is then kept. Null once the time
 * to pay is over; `dueAt` is the time that was told.
 */
export function movePayWindow(dueAt: Date, now: Date): { expiresAt: Date; keptUntil: Date } | null {
  if (now >= dueAt) return null;
  const expiresAt = new Date(Math.floor(now.getTime() / 1000) * 1000 + (PAY_LATER_MINUTES - 1) * MINUTE);
  return { expiresAt, keptUntil: new Date(Math.max(dueAt.getTime(), expiresAt.getTime() + MINUTE)) };
}

export type MoveSettlement =
  | { do: "nothing" }
  /** The difference is paid and the seat is there. */
  | { do: "move" }
  /** The difference came too late, or for nothing: all of it goes back. */
  | { do: "refund" }
  | { do: "wait" }
  | { do: "close"; attempt: "failed" | "expired" }
  | { do: "task" };

/** What becomes of a change of sides when the payment page for its difference stands as the provider says. */
export function decideMove(page: PageFacts, move: { seatKept: boolean; movable: boolean }): MoveSettlement {
  if (page.money === "succeeded") {
    if (!page.matches) return { do: "task" };
    return move.seatKept && move.movable ? { do: "move" } : { do: "refund" };
  }
  if (page.status === "complete" && page.money === "processing") return { do: "wait" };
  if (page.status === "complete" && page.money === "failed") return { do: "close", attempt: "failed" };
  return page.status === "expired" ? { do: "close", attempt: "expired" } : { do: "nothing" };
}

/**
 * Where a difference is taken from when it goes back: from the newest payments first, each up to what is left of it.
 * Null when all of them together do not hold so much. Amounts in minor units.
 */
export function shareRefund<P extends { id: string; leftMinor: number }>(
  payments: readonly P[],
  amountMinor: number,
): { payment: P; amountMinor: number }[] | null {
  const shares: { payment: P; amountMinor: number }[] = [];
  let open = amountMinor;
  for (const payment of payments) {
    const part = Math.min(open, Math.max(0, payment.leftMinor));
    if (part > 0) shares.push({ payment, amountMinor: part });
    open -= part;
  }
  return open === 0 ? shares : null;
}
