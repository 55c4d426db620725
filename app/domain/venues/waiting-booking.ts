import type { WaitingKind } from "./waiting-kind.ts";

/** A booking that waits for the organiser. */
export type WaitingBooking = {
  bookingId: string;
  venueId: string;
  venue: string;
  timeZone: string;
  kind: WaitingKind;
  startsAt: Date;
  endsAt: Date;
  /** Until when a deposit is due; null: not said, or not about that. */
  dueAt: Date | null;
};
