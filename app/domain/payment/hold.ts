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

/**
 * When a payment page opened now ends (whole seconds, as Stripe counts) and until when the seat is then kept.
 * Null when that would keep the seat beyond its limit: the order can no longer be paid, only expire.
 */
export function payWindow(heldAt: Date, now: Date): { expiresAt: Date; holdUntil: Date } | null {
  const expiresAt = new Date(Math.floor(now.getTime() / 1000) * 1000 + PAY_MINUTES * MINUTE);
  const holdUntil = new Date(expiresAt.getTime() + GRACE_MINUTES * MINUTE);
  return holdUntil.getTime() > heldAt.getTime() + MAX_HOLD_MINUTES * MINUTE ? null : { expiresAt, holdUntil };
}
