import type { Money } from "../money/money.ts";
import type { RefundLadder } from "../payment/refund-ladder.ts";
import type { SalesClosedReason } from "../registration/sales.ts";
import type { Availability } from "../registration/seats-left.ts";
import type { MatchRecord } from "../trust/match-record.ts";
import type { Locale } from "./locale.ts";
import type { ProgrammePoint } from "./programme.ts";
import type { SidePrices } from "./side-prices.ts";

/** What an event says of itself, in the language asked for or, where that is missing, in its main one. */
export type EventWords = {
  /** The language these words are in; a page in another language marks them with it. */
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  readonly about: string;
  readonly bring: string;
  readonly programme: readonly ProgrammePoint[];
};

/** One side as anybody may see it. */
export type SideView = SidePrices & {
  readonly id: string;
  readonly label: string;
  readonly capacity: number;
  readonly sold: number;
  readonly held: number;
  /** Kept for people of the waitlist who were made an offer. */
  readonly reserved: number;
  /** Seats a newcomer may claim now: none while anybody waits, and none beyond the tolerance. */
  readonly left: number;
  /** Seats nobody has, claimable or not. */
  readonly free: number;
  /** Who wants a seat here is looked at by the organiser first. */
  readonly needsApproval: boolean;
  /** Parties that wait for this side. */
  readonly waiting: number;
  readonly mayFreeUp: number;
  readonly availability: Availability;
};

/** Where it is; name, address and map are null where the reader may not know them (yet). */
export type PlaceView = {
  /** The language of the words below; a page in another language marks them with it. */
  readonly locale: Locale;
  readonly city: string;
  readonly area: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly mapUrl: string | null;
};

/** Who organises, and the record that the installation's own rows tell. */
export type HostView = {
  readonly name: string;
  /** The language the name is in, and the one of what they say of themselves. */
  readonly nameLocale: Locale;
  readonly aboutLocale: Locale;
  readonly legalName: string | null;
  readonly registrationNo: string | null;
  readonly about: string | null;
  readonly contactEmail: string | null;
  readonly eventsHeld: number;
  /** Admitted tickets of past events as whole percent; null while there is no past event. */
  readonly attendancePercent: number | null;
  /** How many people found a match, as a range; null while there are too few evenings to tell. */
  readonly matches: MatchRecord | null;
};

/** The faces of an event page. */
export type EventStatus = "on-sale" | "sold-out" | Exclude<SalesClosedReason, "not-published">;

export type EventView = {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly status: EventStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly salesCloseAt: Date;
  readonly timeZone: string;
  readonly timeVersion: number;
  readonly minAge: number;
  readonly maxAge: number | null;
  /** Most people on one order. */
  readonly groupMax: number;
  readonly currency: string;
  readonly refundLadder: RefundLadder;
  readonly words: EventWords;
  readonly place: PlaceView | null;
  readonly sides: readonly SideView[];
};

/** A line of the list of events. */
export type EventCard = Pick<
  EventView,
  "id" | "slug" | "kind" | "status" | "startsAt" | "endsAt" | "timeZone" | "words" | "place" | "sides"
>;

/** The status an event's page shows: sales first, then whether any side has a seat left. */
export function eventStatus(
  sales: { open: true } | { open: false; reason: SalesClosedReason },
  sides: readonly Pick<SideView, "left" | "needsApproval">[],
): EventStatus | null {
  // One may apply for a side that is full: who is approved waits for a seat.
  if (sales.open)
    return sides.some(({ left, needsApproval }) => left > 0 || needsApproval) ? "on-sale" : "sold-out";
  return sales.reason === "not-published" ? null : sales.reason;
}

/** The lowest price among sides, and whether another side costs more. Null without sides. */
export function lowestPrice(sides: readonly SideView[]): { price: Money; several: boolean } | null {
  const [first, ...others] = [...sides].sort((a, b) => a.price.minor - b.price.minor);
  return first
    ? { price: first.price, several: others.some(({ price }) => price.minor !== first.price.minor) }
    : null;
}
