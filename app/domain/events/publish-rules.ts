import { isWithin } from "./event-draft.ts";
import type { Span } from "./time-span.ts";

/** Why an event cannot be published yet; each has its sentence and says where to mend it. */
export type PublishReason =
  | "not-a-draft"
  | "no-booking"
  | "booking-cancelled"
  | "outside-booking"
  | "currency-differs"
  | "in-past"
  | "sales-closed"
  | "no-title"
  | "no-summary"
  | "no-sides";

/** What is worth a look before publishing, and no obstacle. */
export type PublishWarning = "over-venue-capacity" | "no-profile" | "no-english";

export type PublishFacts = Span & {
  readonly state: string;
  readonly salesCloseAt: Date;
  readonly currency: string;
  readonly mainLocale: string;
  readonly texts: readonly { locale: string; title: string; summary: string }[];
  readonly sides: readonly { capacity: number }[];
  readonly booking: (Span & { state: string; currency: string; venueCapacity: number }) | null;
  readonly hasProfile: boolean;
};

/** Every reason why an event cannot be published at `now`; none when it can. */
export function publishReasons(event: PublishFacts, now: Date): PublishReason[] {
  const main = event.texts.find(({ locale }) => locale === event.mainLocale);
  const table: readonly (readonly [boolean, PublishReason])[] = [
    [event.state !== "draft", "not-a-draft"],
    [event.booking === null, "no-booking"],
    [event.booking !== null && event.booking.state !== "confirmed", "booking-cancelled"],
    [event.booking !== null && !isWithin(event, event.booking), "outside-booking"],
    [event.booking !== null && event.booking.currency !== event.currency, "currency-differs"],
    [event.startsAt <= now, "in-past"],
    [event.startsAt > now && event.salesCloseAt <= now, "sales-closed"],
    [!main || main.title.trim() === "", "no-title"],
    [!main || main.summary.trim() === "", "no-summary"],
    [event.sides.length === 0, "no-sides"],
  ];
  return table.filter(([holds]) => holds).map(([, reason]) => reason);
}

/** Words of caution: more seats than the venue holds, nobody named as organiser, no English. */
export function publishWarnings(event: PublishFacts): PublishWarning[] {
  const seats = event.sides.reduce((sum, { capacity }) => sum + capacity, 0);
  const table: readonly (readonly [boolean, PublishWarning])[] = [
    [event.booking !== null && seats > event.booking.venueCapacity, "over-venue-capacity"],
    [!event.hasProfile, "no-profile"],
    [!event.texts.some(({ locale, title }) => locale === "en" && title.trim() !== ""), "no-english"],
  ];
  return table.filter(([holds]) => holds).map(([, warning]) => warning);
}
