import type { Deal } from "../money/deal.ts";
import type { BookingState } from "./booking-state.ts";

export type BookingCard = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  state: BookingState;
  /** What cancelling now would cost, in minor units. */
  owedMinor: number;
  deal: Deal;
  currency: string;
  /** Over, or still ahead. */
  past: boolean;
  /** The event it is for; its Chinese or only title. */
  event: { id: string; title: string; state: string } | null;
};
