import type { Locale } from "#app/domain/events/locale.ts";
import { AddressChangedLetter } from "./address-changed.tsx";
import { ApplicationLetter, applicationSample } from "./application.tsx";
import { BookingNewsLetter, bookingNewsSample } from "./booking-news.tsx";
import { DisputeNewsLetter } from "./dispute-news.tsx";
import { EventCancelledLetter } from "./event-cancelled.tsx";
import { EventMovedLetter } from "./event-moved.tsx";
import { FindTicketLetter } from "./find-ticket.tsx";
import { GoNoGoLetter } from "./go-no-go.tsx";
import { LateRefundedLetter } from "./late-refunded.tsx";
import type { LetterDraft } from "./letters.tsx";
import { MissedEveningLetter } from "./missed-evening.tsx";
import { NewAddressLetter } from "./new-address.tsx";
import { NightNewsLetter, nightNewsSample } from "./night-news.tsx";
import { OrderCancelledLetter } from "./order-cancelled.tsx";
import { PartnerNewsLetter } from "./partner-news.tsx";
import { RefundDoneLetter } from "./refund-done.tsx";
import { Reminder2hLetter } from "./reminder-2h.tsx";
import { Reminder24hLetter } from "./reminder-24h.tsx";
import { ResaleClosedLetter } from "./resale-closed.tsx";
import { SafetyReportLetter } from "./safety-report.tsx";
import { SeatCancelledLetter } from "./seat-cancelled.tsx";
import { SideMoveLetter, sideMoveSample } from "./side-move.tsx";
import { SignInLetter } from "./sign-in.tsx";
import { TicketLetter } from "./ticket.tsx";
import { TicketVoidedLetter } from "./ticket-voided.tsx";
import { TransferDoneLetter } from "./transfer-done.tsx";
import { TransferOfferLetter } from "./transfer-offer.tsx";
import { WaitlistClosedLetter } from "./waitlist-closed.tsx";
import { WaitlistExpiredLetter } from "./waitlist-expired.tsx";
import { WaitlistJoinedLetter } from "./waitlist-joined.tsx";
import { WaitlistMovedLetter } from "./waitlist-moved.tsx";
import { WaitlistOfferLetter } from "./waitlist-offer.tsx";

const sideOffer = {
  is: "offer",
  amount: { minor: 10_000, currency: "CNY" },
  until: new Date("2026-11-23T04:00:00Z"),
} as const;

const friend: Readonly<Record<Locale, string>> = { "zh-CN": "阿哲", en: "Robin" };

/** Every letter with its PreviewProps in one language. */
export function letterSamples(locale: Locale): LetterDraft[] {
  return [
    { kind: "ticket", facts: TicketLetter.PreviewProps[locale] },
    { kind: "sign-in", facts: SignInLetter.PreviewProps[locale] },
    { kind: "refund-done", facts: RefundDoneLetter.PreviewProps[locale] },
    { kind: "reminder-24h", facts: Reminder24hLetter.PreviewProps[locale] },
    { kind: "reminder-2h", facts: Reminder2hLetter.PreviewProps[locale] },
    { kind: "late-refunded", facts: LateRefundedLetter.PreviewProps[locale] },
    { kind: "find-ticket", facts: FindTicketLetter.PreviewProps[locale] },
    { kind: "order-cancelled", facts: OrderCancelledLetter.PreviewProps[locale] },
    { kind: "seat-cancelled", facts: SeatCancelledLetter.PreviewProps[locale] },
    { kind: "transfer-offer", facts: TransferOfferLetter.PreviewProps[locale] },
    { kind: "transfer-done", facts: TransferDoneLetter.PreviewProps[locale] },
    { kind: "new-address", facts: NewAddressLetter.PreviewProps[locale] },
    { kind: "address-changed", facts: AddressChangedLetter.PreviewProps[locale] },
    { kind: "event-cancelled", facts: EventCancelledLetter.PreviewProps[locale] },
    { kind: "event-moved", facts: EventMovedLetter.PreviewProps[locale] },
    { kind: "resale-closed", facts: ResaleClosedLetter.PreviewProps[locale] },
    { kind: "dispute-news", facts: DisputeNewsLetter.PreviewProps[locale] },
    { kind: "ticket-voided", facts: TicketVoidedLetter.PreviewProps[locale] },
    { kind: "application-received", facts: applicationSample(locale, { is: "received" }) },
    { kind: "application-waiting", facts: applicationSample(locale, { is: "waiting", position: 2 }) },
    { kind: "application-approved", facts: ApplicationLetter.PreviewProps[locale] },
    { kind: "application-declined", facts: applicationSample(locale, { is: "declined" }) },
    { kind: "application-ended", facts: applicationSample(locale, { is: "ended", why: "not-paid-in-time" }) },
    { kind: "side-moved", facts: SideMoveLetter.PreviewProps[locale] },
    { kind: "side-offer", facts: sideMoveSample(locale, sideOffer) },
    { kind: "side-offer-over", facts: sideMoveSample(locale, { is: "over" }) },
    { kind: "waitlist-joined", facts: WaitlistJoinedLetter.PreviewProps[locale] },
    { kind: "waitlist-offer", facts: WaitlistOfferLetter.PreviewProps[locale] },
    { kind: "waitlist-expired", facts: WaitlistExpiredLetter.PreviewProps[locale] },
    { kind: "waitlist-closed", facts: WaitlistClosedLetter.PreviewProps[locale] },
    { kind: "waitlist-moved", facts: WaitlistMovedLetter.PreviewProps[locale] },
    { kind: "venue-news", facts: BookingNewsLetter.PreviewProps[locale] },
    { kind: "booking-news", facts: bookingNewsSample(locale, "teamCountered") },
    { kind: "go-no-go", facts: GoNoGoLetter.PreviewProps[locale] },
    { kind: "night-ballot", facts: NightNewsLetter.PreviewProps[locale] },
    { kind: "night-result", facts: nightNewsSample(locale, { is: "match", names: [friend[locale]] }) },
    { kind: "night-thanks", facts: nightNewsSample(locale, { is: "thanks" }) },
    { kind: "night-met-again", facts: nightNewsSample(locale, { is: "met-again" }) },
    { kind: "safety-report", facts: SafetyReportLetter.PreviewProps[locale] },
    { kind: "missed-evening", facts: MissedEveningLetter.PreviewProps[locale] },
    { kind: "partner-news", facts: PartnerNewsLetter.PreviewProps[locale] },
  ];
}
