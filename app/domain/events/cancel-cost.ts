/** What calling an event off now would cost, in minor units of its currency. */
export type CancelCost = {
  /** Orders whose money goes back, and how much that is. */
  refunds: number;
  refundMinor: number;
  /** Tickets that were given away or cost nothing. */
  gifts: number;
  /** Seats held, or with a payment on its way. */
  unpaid: number;
  /** Payments their bank disputes: nothing is sent back on top. */
  disputed: number;
  /** Kept by the payment provider; payments whose fee is not known yet are counted. */
  feesMinor: number;
  feesUnknown: number;
  venueMinor: number;
  /** People who get a letter. */
  letters: number;
};
