import type { Deal } from "../money/deal.ts";
import type { BookingState } from "./booking-state.ts";
import type { VenueWeighed } from "./shortlist.ts";

/** One venue held against an event. Amounts in minor units of the event's currency. */
export type ComparedVenue = {
  id: string;
  name: string;
  area: string;
  /** What it holds: the room that was chosen, else the whole place. */
  capacity: number;
  fitsSeats: boolean;
  /** Nobody else has it at that time. */
  isFree: boolean;
  /** The booking talked over for this event. */
  booking: { id: string; state: BookingState; rests: boolean } | null;
  /** What is talked over for this event, or what held the last time; null where nothing was ever agreed. */
  deal: Deal | null;
  isGuess: boolean;
  weighed: VenueWeighed | null;
  depositMinor: number;
  /** The last moment at which cancelling is free; null: never, or no longer. */
  freeUntil: Date | null;
};

export type VenueComparison = {
  event: { id: string; title: string; state: string; startsAt: Date; timeZone: string; currency: string };
  seats: number;
  /** Paying heads it is reckoned with. */
  heads: number;
  compared: ComparedVenue[];
  /** Every venue that can be chosen. */
  choices: { id: string; name: string; chosen: boolean }[];
};
