import { amountText } from "../money/amount-text.ts";
import { defaultRefundLadder } from "../payment/refund-ladder.ts";
import type { EventFields } from "./event-draft.ts";
import { type EventKind, presetSides } from "./event-kinds.ts";
import { noGo } from "./go-fields.ts";
import { ladderFields } from "./ladder-fields.ts";
import { usualSales } from "./sales-fields.ts";
import { noSide } from "./side-draft.ts";
import { type Span, spanFields } from "./time-span.ts";

const noText = { title: "", summary: "", about: "", bring: "", programme: "" };
/** Doors open half an hour after the booking begins, and everybody is out half an hour before it ends. */
const MARGIN = 30 * 60_000;

/**
 * How the form of a new event begins: the usual sides of its kind, the usual refund ladder, and a time inside the
 * booking when one is chosen.
 */
export function newEventFields(
  kind: EventKind,
  currency: string,
  booking: (Span & { timeZone: string }) | null,
): EventFields {
  const when = booking
    ? spanFields(insideOf(booking), booking.timeZone)
    : { date: "", startTime: "19:00", endTime: "22:00", endsNextDay: false };
  return {
    ...when,
    ...usualSales,
    ...noGo,
    kind,
    zh: noText,
    en: noText,
    closeHours: "0",
    minAge: "18",
    maxAge: "",
    addressVisibility: "paid-guests",
    ladder: ladderFields(defaultRefundLadder),
    sides: presetSides[kind].map(({ labelZh, labelEn, capacity, priceMinor }) => ({
      ...{ ...noSide, labelZh, labelEn },
      capacity: String(capacity),
      price: amountText(priceMinor, currency),
    })),
  };
}

/** The booking less half an hour at each end; a short booking is taken whole. */
function insideOf({ startsAt, endsAt }: Span): Span {
  if (endsAt.getTime() - startsAt.getTime() <= 4 * MARGIN) return { startsAt, endsAt };
  return { startsAt: new Date(startsAt.getTime() + MARGIN), endsAt: new Date(endsAt.getTime() - MARGIN) };
}
