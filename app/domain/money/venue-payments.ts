import type { VenuePaymentKind } from "./venue-payment-draft.ts";

export type VenuePaymentRow = {
  id: string;
  kind: VenuePaymentKind;
  amountMinor: number;
  paidAt: Date;
  note: string;
  reason: string | null;
  /** The address of its receipt under the booking's; null without one. */
  receipt: string | null;
  takenBack: boolean;
};

/** What moved between the organiser and the venue of one booking. Minor units of `currency`. */
export type VenuePaymentsPage = {
  venue: { id: string; name: string; timeZone: string };
  bookingId: string;
  startsAt: Date;
  endsAt: Date;
  currency: string;
  paidMinor: number;
  /** Something is or was owed: payments can be written down. */
  open: boolean;
  needsReason: boolean;
  /** The oldest first. */
  payments: VenuePaymentRow[];
};
