export type LedgerAccount =
  | "stripe-balance"
  | "ticket-revenue"
  | "payment-fees"
  | "venue-cost"
  | "venue-payable";

/** One line of an entry, in minor units: debits are positive, credits negative. */
export type LedgerLine = {
  readonly eventId: string;
  readonly entry: string;
  readonly account: LedgerAccount;
  readonly amountMinor: number;
  readonly currency: string;
  readonly orderId: string | null;
  readonly paymentId: string | null;
  readonly refundId: string | null;
  readonly bookingId: string | null;
};

type Subject = { eventId: string; amountMinor: number; currency: string };

/** Money arrived: Stripe owes it to us, and it is ticket revenue. */
export function paymentEntry(payment: Subject & { orderId: string; paymentId: string }): LedgerLine[] {
  return pair(`payment:${payment.paymentId}`, "stripe-balance", "ticket-revenue", payment);
}

/** Money went back: the payment's entry, reversed for the amount of the refund. */
export function refundEntry(
  refund: Subject & { orderId: string; paymentId: string; refundId: string },
): LedgerLine[] {
  return pair(`refund:${refund.refundId}`, "ticket-revenue", "stripe-balance", refund);
}

/** What Stripe kept of a payment; it does not come back on a refund. */
export function feeEntry(fee: Subject & { orderId: string; paymentId: string }): LedgerLine[] {
  return pair(`fee:${fee.paymentId}`, "payment-fees", "stripe-balance", fee);
}

/** What a venue will be paid for one booking. */
export function bookingEntry(booking: Subject & { bookingId: string }): LedgerLine[] {
  return pair(`booking:${booking.bookingId}`, "venue-cost", "venue-payable", booking);
}

/**
 * A published event moves to another booking: what the one it leaves stands at in its books is taken back, and the
 * one it takes is written down. `timeVersion` tells two moves between the same bookings apart.
 */
export function bookingMoveEntries(move: {
  eventId: string;
  currency: string;
  timeVersion: number;
  left: { bookingId: string; amountMinor: number } | null;
  taken: { bookingId: string; amountMinor: number };
}): LedgerLine[] {
  const { eventId, currency, timeVersion, left, taken } = move;
  const entry = (kind: string, bookingId: string) => `${kind}:${bookingId}:${timeVersion}`;
  const back = left
    ? pair(entry("booking-left", left.bookingId), "venue-payable", "venue-cost", {
        eventId,
        currency,
        ...left,
      })
    : [];
  return [
    ...back,
    ...pair(entry("booking-taken", taken.bookingId), "venue-cost", "venue-payable", {
      ...{ eventId, currency },
      ...taken,
    }),
  ];
}

/** The two lines of an entry; none for nothing. Throws for an amount that is not a whole number above 0. */
function pair(
  entry: string,
  debit: LedgerAccount,
  credit: LedgerAccount,
  of: Subject & { orderId?: string; paymentId?: string; refundId?: string; bookingId?: string },
): LedgerLine[] {
  if (!Number.isSafeInteger(of.amountMinor) || of.amountMinor < 0)
    throw new Error(`${entry}: ${of.amountMinor} is not an amount in minor units`);
  if (of.amountMinor === 0) return [];
  const line = (account: LedgerAccount, amountMinor: number): LedgerLine => ({
    eventId: of.eventId,
    entry,
    account,
    amountMinor,
    currency: of.currency,
    orderId: of.orderId ?? null,
    paymentId: of.paymentId ?? null,
    refundId: of.refundId ?? null,
    bookingId: of.bookingId ?? null,
  });
  return [line(debit, of.amountMinor), line(credit, -of.amountMinor)];
}
