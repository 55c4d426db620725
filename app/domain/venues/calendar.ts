import type { Deal } from "../money/deal.ts";
import type { Month } from "./month-grid.ts";

export type CalendarBooking = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** With the time to set up and to clean up. */
  from: Date;
  until: Date;
  /** Only asked for: it keeps nothing. */
  asked: boolean;
  deal: Deal;
  currency: string;
  /** Its event's title; null while there is none. */
  title: string | null;
  /** The days it touches at the venue: "2026-12-05". */
  days: string[];
};

export type VenueCalendar = {
  venue: { id: string; name: string; timeZone: string; archived: boolean };
  month: Month;
  previous: Month;
  next: Month;
  today: string;
  weeks: (string | null)[][];
  bookings: CalendarBooking[];
};
