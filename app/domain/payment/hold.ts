const MINUTE = 60_000;

/** A seat is kept this long for an order that has not begun to pay. */
export const HOLD_MINUTES = 32;
/** A payment page lives this long; Stripe's minimum is 30 minutes from when it hears of it. */
export const PAY_MINUTES = 31;
/** The seat outlives the payment page by this long. */
export const GRACE_MINUTES = 1;
/** No sequence of tries keeps a seat longer than this. */
export const MAX_HOLD_MINUTES = 120;

export function firstHoldUntil(heldAt: Date): Date {
  return new Date(heldAt.getTime() + HOLD_MINUTES * MINUTE);
}

/** When a payment page ends, until when the seat is then kept, and since when it may have been held for that. */
export type PayWindow = { expiresAt: Date; holdUntil: Date; heldSince: Date };

/** The window of a payment page opened now; it ends with a whole second, as Stripe counts. */
export function windowFrom(now: Date): PayWindow {
  const expiresAt = new Date(Math.floor(now.getTime() / 1000) * 1000 + PAY_MINUTES * MINUTE);
  const holdUntil = new Date(expiresAt.getTime() + GRACE_MINUTES * MINUTE);
  return { expiresAt, holdUntil, heldSince: new Date(holdUntil.getTime() - MAX_HOLD_MINUTES * MINUTE) };
}

/**
 * The window of a payment page opened now for an order. Null when that would keep its seat beyond its limit: the
 * order can no longer be paid, only expire.
 */
export function payWindow(heldAt: Date, now: Date): PayWindow | null {
  const window = windowFrom(now);
  return heldAt < window.heldSince ? null : window;
}
