export type LedgerAccount =
  | "stripe-balance"
  | "ticket-revenue"
  | "payment-fees"
  | "disputed-funds"
  | "venue-cost"
  | "venue-payable"
  | "organiser-cash"
  | "other-costs"
  | "partner-costs"
  | "partner-payable";

/** Who stands behind an account: attendees pay, the others are paid or hold money. */
export const partyOf = {
  "ticket-revenue": "attendees",
  "stripe-balance": "payment-provider",
  "payment-fees": "payment-provider",
  "disputed-funds": "payment-provider",
  "venue-cost": "venue",
  "venue-payable": "venue",
  "partner-costs": "partners",
  "partner-payable": "partners",
  "organiser-cash": "organiser",
  "other-costs": "organiser",
} as const satisfies Record<LedgerAccount, string>;

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

/**
 * One balance transaction of a dispute, by the payment provider's own id. Withdrawn: the money (above 0) and the fee
 * leave the balance. Reinstated: the money (below 0) comes back; a fee that comes back is below 0.
 */
export function disputeEntry(
  moved: Subject & {
    orderId: string;
    paymentId: string;
    transactionId: string;
    feeMinor: number;
  },
): LedgerLine[] {
  const { amountMinor, feeMinor } = moved;
  const entry = `dispute:${moved.transactionId}`;
  return [
    lineOf(entry, "disputed-funds", amountMinor, moved),
    lineOf(entry, "payment-fees", feeMinor, moved),
    lineOf(entry, "stripe-balance", -amountMinor - feeMinor, moved),
  ].filter((line) => line.amountMinor !== 0);
}

/** All entries about a dispute that was lost begin with this. */
export function disputeLostKey(disputeId: string): string {
  return `dispute-lost:${disputeId}`;
}

/**
 * A dispute was lost: what it took is no revenue any more. The fee stays where it is. An amount below 0 takes that back
 * when the bank changes its decision. `n` tells such entries of one dispute apart, from 0.
 */
export function disputeLostEntry(
  lost: Subject & { orderId: string; paymentId: string; disputeId: string; n: number },
): LedgerLine[] {
  const entry = `${disputeLostKey(lost.disputeId)}${lost.n === 0 ? "" : `:${lost.n}`}`;
  return lost.amountMinor >= 0
    ? pair(entry, "ticket-revenue", "disputed-funds", lost)
    : pair(entry, "disputed-funds", "ticket-revenue", { ...lost, amountMinor: -lost.amountMinor });
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

/**
 * Money that went to a venue, or came back from it ("returned"), in the booking's own book: a booking may change
 * events, its payments stay. `takenBack`: the payment that was written down by mistake is reversed.
 */
export function venuePaymentEntry(paid: {
  bookingId: string;
  paymentId: string;
  kind: "deposit" | "balance" | "returned";
  amountMinor: number;
  currency: string;
  takenBack: boolean;
}): LedgerLine[] {
  const of = { ...paid, eventId: paid.bookingId, paymentId: undefined };
  const entry = `${paid.takenBack ? "venue-paid-back" : "venue-paid"}:${paid.paymentId}`;
  const out = (paid.kind !== "returned") !== paid.takenBack;
  return out
    ? pair(entry, "venue-payable", "organiser-cash", of)
    : pair(entry, "organiser-cash", "venue-payable", of);
}

/** What a booking costs whose time went by without an event, in its own book. */
export function bookingUnusedEntry(booking: {
  bookingId: string;
  amountMinor: number;
  currency: string;
}): LedgerLine[] {
  const of = { ...booking, eventId: booking.bookingId };
  return pair(`booking-unused:${booking.bookingId}`, "venue-cost", "venue-payable", of);
}

/** What a cancelled booking that no event rests on costs beyond what the books say of it, in its own book. */
export function bookingCancelledEntry(booking: {
  bookingId: string;
  amountMinor: number;
  currency: string;
}): LedgerLine[] {
  const of = { ...booking, eventId: booking.bookingId };
  return pair(`booking-cancelled:${booking.bookingId}`, "venue-cost", "venue-payable", of);
}

/**
 * What an evening cost beside its venue, paid by the organiser; a partner's commission passes through the partners'
 * account. `takenBack`: the cost that was written down by mistake is reversed.
 */
export function costEntry(
  cost: Subject & { costId: string; partner: boolean; takenBack: boolean },
): LedgerLine[] {
  const name = (kind: string) => `${cost.takenBack ? `${kind}-back` : kind}:${cost.costId}`;
  const between = (entry: string, debit: LedgerAccount, credit: LedgerAccount) =>
    cost.takenBack ? pair(entry, credit, debit, cost) : pair(entry, debit, credit, cost);
  if (!cost.partner) return between(name("cost"), "other-costs", "organiser-cash");
  return [
    ...between(name("partner-due"), "partner-costs", "partner-payable"),
    ...between(name("partner-paid"), "partner-payable", "organiser-cash"),
  ];
}

/**
 * What the commission on one order changes by: owed to its partner above 0, taken back below. `n` tells the entries of
 * one order apart, from 0.
 */
export function commissionEntry(earned: Subject & { orderId: string; n: number }): LedgerLine[] {
  const entry = `commission:${earned.orderId}:${earned.n}`;
  return earned.amountMinor >= 0
    ? pair(entry, "partner-costs", "partner-payable", earned)
    : pair(entry, "partner-payable", "partner-costs", { ...earned, amountMinor: -earned.amountMinor });
}

/** Commission that was paid out. `takenBack`: the payout that was written down by mistake is reversed. */
export function payoutEntry(paid: Subject & { payoutId: string; takenBack: boolean }): LedgerLine[] {
  return paid.takenBack
    ? pair(`partner-payout-back:${paid.payoutId}`, "organiser-cash", "partner-payable", paid)
    : pair(`partner-payout:${paid.payoutId}`, "partner-payable", "organiser-cash", paid);
}

/** The two lines of an entry; none for nothing. Throws for an amount that is not a whole number above 0. */
function pair(
  entry: string,
  debit: LedgerAccount,
  credit: LedgerAccount,
  of: Subject & { orderId?: string; paymentId?: string | undefined; refundId?: string; bookingId?: string },
): LedgerLine[] {
  if (!Number.isSafeInteger(of.amountMinor) || of.amountMinor < 0)
    throw new Error(`${entry}: ${of.amountMinor} is not an amount in minor units`);
  if (of.amountMinor === 0) return [];
  return [lineOf(entry, debit, of.amountMinor, of), lineOf(entry, credit, -of.amountMinor, of)];
}

function lineOf(
  entry: string,
  account: LedgerAccount,
  amountMinor: number,
  of: Subject & { orderId?: string; paymentId?: string | undefined; refundId?: string; bookingId?: string },
): LedgerLine {
  return {
    eventId: of.eventId,
    entry,
    account,
    amountMinor,
    currency: of.currency,
    orderId: of.orderId ?? null,
    paymentId: of.paymentId ?? null,
    refundId: of.refundId ?? null,
    bookingId: of.bookingId ?? null,
  };
}
