import type { ReactElement } from "react";
import type { LetterKind } from "#app/domain/letters/letter-kinds.ts";
import { AddressChangedLetter, type AddressChangedProps, addressChangedSubject } from "./address-changed.tsx";
import { ApplicationLetter, type ApplicationProps, applicationSubject } from "./application.tsx";
import { BookingNewsLetter, type BookingNewsProps, bookingNewsSubject } from "./booking-news.tsx";
import { DisputeNewsLetter, type DisputeNewsProps, disputeNewsSubject } from "./dispute-news.tsx";
import { EventCancelledLetter, type EventCancelledProps, eventCancelledSubject } from "./event-cancelled.tsx";
import { EventMovedLetter, type EventMovedProps, eventMovedSubject } from "./event-moved.tsx";
import { FindTicketLetter, type FindTicketProps, findTicketSubject } from "./find-ticket.tsx";
import { GoNoGoLetter, type GoNoGoProps, goNoGoSubject } from "./go-no-go.tsx";
import { LateRefundedLetter, type LateRefundedProps, lateRefundedSubject } from "./late-refunded.tsx";
import { MissedEveningLetter, type MissedEveningProps, missedEveningSubject } from "./missed-evening.tsx";
import { NewAddressLetter, type NewAddressProps, newAddressSubject } from "./new-address.tsx";
import { NightNewsLetter, type NightNewsProps, nightNewsSubject } from "./night-news.tsx";
import { OrderCancelledLetter, type OrderCancelledProps, orderCancelledSubject } from "./order-cancelled.tsx";
import { PartnerNewsLetter, type PartnerNewsProps, partnerNewsSubject } from "./partner-news.tsx";
import { RefundDoneLetter, type RefundDoneProps, refundDoneSubject } from "./refund-done.tsx";
import type { ReminderProps } from "./reminder.tsx";
import { Reminder2hLetter, reminder2hSubject } from "./reminder-2h.tsx";
import { Reminder24hLetter, reminder24hSubject } from "./reminder-24h.tsx";
import { ResaleClosedLetter, type ResaleClosedProps, resaleClosedSubject } from "./resale-closed.tsx";
import { SafetyReportLetter, type SafetyReportProps, safetyReportSubject } from "./safety-report.tsx";
import { SeatCancelledLetter, type SeatCancelledProps, seatCancelledSubject } from "./seat-cancelled.tsx";
import { SideMoveLetter, type SideMoveProps, sideMoveSubject } from "./side-move.tsx";
import { SignInLetter, type SignInProps, signInSubject } from "./sign-in.tsx";
import { TicketLetter, type TicketProps, ticketSubject } from "./ticket.tsx";
import { TicketVoidedLetter, type TicketVoidedProps, ticketVoidedSubject } from "./ticket-voided.tsx";
import { TransferDoneLetter, type TransferDoneProps, transferDoneSubject } from "./transfer-done.tsx";
import { TransferOfferLetter, type TransferOfferProps, transferOfferSubject } from "./transfer-offer.tsx";

import { WaitlistClosedLetter, type WaitlistClosedProps, waitlistClosedSubject } from "./waitlist-closed.tsx";
import {
  WaitlistExpiredLetter,
  type WaitlistExpiredProps,
  waitlistExpiredSubject,
} from "./waitlist-expired.tsx";
import { WaitlistJoinedLetter, type WaitlistJoinedProps, waitlistJoinedSubject } from "./waitlist-joined.tsx";
import { WaitlistMovedLetter, type WaitlistMovedProps, waitlistMovedSubject } from "./waitlist-moved.tsx";
import { WaitlistOfferLetter, type WaitlistOfferProps, waitlistOfferSubject } from "./waitlist-offer.tsx";

/** What each kind of letter needs to know. */
export type LetterFacts = {
  ticket: TicketProps;
  "sign-in": SignInProps;
  "refund-done": RefundDoneProps;
  "reminder-24h": ReminderProps;
  "reminder-2h": ReminderProps;
  "late-refunded": LateRefundedProps;
  "find-ticket": FindTicketProps;
  "order-cancelled": OrderCancelledProps;
  "seat-cancelled": SeatCancelledProps;
  "transfer-offer": TransferOfferProps;
  "transfer-done": TransferDoneProps;
  "new-address": NewAddressProps;
  "address-changed": AddressChangedProps;
  "event-cancelled": EventCancelledProps;
  "event-moved": EventMovedProps;
  "resale-closed": ResaleClosedProps;
  "ticket-voided": TicketVoidedProps;
  "dispute-news": DisputeNewsProps;
  "application-received": ApplicationProps;
  "application-waiting": ApplicationProps;
  "application-approved": ApplicationProps;
  "application-declined": ApplicationProps;
  "application-ended": ApplicationProps;
  "side-moved": SideMoveProps;
  "side-offer": SideMoveProps;
  "side-offer-over": SideMoveProps;
  "waitlist-joined": WaitlistJoinedProps;
  "waitlist-offer": WaitlistOfferProps;
  "waitlist-expired": WaitlistExpiredProps;
  "waitlist-closed": WaitlistClosedProps;
  "waitlist-moved": WaitlistMovedProps;
  "safety-report": SafetyReportProps;
  "missed-evening": MissedEveningProps;
  "partner-news": PartnerNewsProps;
  "venue-news": BookingNewsProps;
  "booking-news": BookingNewsProps;
  "night-ballot": NightNewsProps;
  "night-result": NightNewsProps;
  "night-thanks": NightNewsProps;
  "night-met-again": NightNewsProps;
  "go-no-go": GoNoGoProps;
};

/** A letter to be written: its kind with what it says. */
export type LetterDraft = { [K in LetterKind]: { kind: K; facts: LetterFacts[K] } }[LetterKind];

/** The letter as a document, with its subject as it stands in the words (not yet made safe for a header). */
export function composeLetter(draft: LetterDraft): { subject: string; body: ReactElement } {
  switch (draft.kind) {
    case "ticket":
      return { subject: ticketSubject(draft.facts), body: <TicketLetter {...draft.facts} /> };
    case "sign-in":
      return { subject: signInSubject(draft.facts), body: <SignInLetter {...draft.facts} /> };
    case "refund-done":
      return { subject: refundDoneSubject(draft.facts), body: <RefundDoneLetter {...draft.facts} /> };
    case "reminder-24h":
      return { subject: reminder24hSubject(draft.facts), body: <Reminder24hLetter {...draft.facts} /> };
    case "reminder-2h":
      return { subject: reminder2hSubject(draft.facts), body: <Reminder2hLetter {...draft.facts} /> };
    case "late-refunded":
      return { subject: lateRefundedSubject(draft.facts), body: <LateRefundedLetter {...draft.facts} /> };
    case "find-ticket":
      return { subject: findTicketSubject(draft.facts), body: <FindTicketLetter {...draft.facts} /> };
    case "order-cancelled":
      return { subject: orderCancelledSubject(draft.facts), body: <OrderCancelledLetter {...draft.facts} /> };
    case "seat-cancelled":
      return { subject: seatCancelledSubject(draft.facts), body: <SeatCancelledLetter {...draft.facts} /> };
    case "transfer-offer":
      return { subject: transferOfferSubject(draft.facts), body: <TransferOfferLetter {...draft.facts} /> };
    case "transfer-done":
      return { subject: transferDoneSubject(draft.facts), body: <TransferDoneLetter {...draft.facts} /> };
    case "new-address":
      return { subject: newAddressSubject(draft.facts), body: <NewAddressLetter {...draft.facts} /> };
    case "address-changed":
      return { subject: addressChangedSubject(draft.facts), body: <AddressChangedLetter {...draft.facts} /> };
    case "event-cancelled":
      return { subject: eventCancelledSubject(draft.facts), body: <EventCancelledLetter {...draft.facts} /> };
    case "ticket-voided":
      return { subject: ticketVoidedSubject(draft.facts), body: <TicketVoidedLetter {...draft.facts} /> };
    case "resale-closed":
      return { subject: resaleClosedSubject(draft.facts), body: <ResaleClosedLetter {...draft.facts} /> };
    case "dispute-news":
      return { subject: disputeNewsSubject(draft.facts), body: <DisputeNewsLetter {...draft.facts} /> };
    case "event-moved":
      return { subject: eventMovedSubject(draft.facts), body: <EventMovedLetter {...draft.facts} /> };
    case "application-received":
    case "application-waiting":
    case "application-approved":
    case "application-declined":
    case "application-ended":
      return { subject: applicationSubject(draft.facts), body: <ApplicationLetter {...draft.facts} /> };
    case "side-moved":
    case "side-offer":
    case "side-offer-over":
      return { subject: sideMoveSubject(draft.facts), body: <SideMoveLetter {...draft.facts} /> };
    case "waitlist-joined":
      return { subject: waitlistJoinedSubject(draft.facts), body: <WaitlistJoinedLetter {...draft.facts} /> };
    case "waitlist-offer":
      return { subject: waitlistOfferSubject(draft.facts), body: <WaitlistOfferLetter {...draft.facts} /> };
    case "waitlist-expired":
      return {
        subject: waitlistExpiredSubject(draft.facts),
        body: <WaitlistExpiredLetter {...draft.facts} />,
      };
    case "waitlist-closed":
      return { subject: waitlistClosedSubject(draft.facts), body: <WaitlistClosedLetter {...draft.facts} /> };
    case "waitlist-moved":
      return { subject: waitlistMovedSubject(draft.facts), body: <WaitlistMovedLetter {...draft.facts} /> };
    case "go-no-go":
      return { subject: goNoGoSubject(draft.facts), body: <GoNoGoLetter {...draft.facts} /> };
    case "safety-report":
      return { subject: safetyReportSubject(draft.facts), body: <SafetyReportLetter {...draft.facts} /> };
    case "missed-evening":
      return { subject: missedEveningSubject(draft.facts), body: <MissedEveningLetter {...draft.facts} /> };
    case "partner-news":
      return { subject: partnerNewsSubject(draft.facts), body: <PartnerNewsLetter {...draft.facts} /> };
    case "venue-news":
    case "booking-news":
      return { subject: bookingNewsSubject(draft.facts), body: <BookingNewsLetter {...draft.facts} /> };
    case "night-ballot":
    case "night-result":
    case "night-thanks":
    case "night-met-again":
      return { subject: nightNewsSubject(draft.facts), body: <NightNewsLetter {...draft.facts} /> };
  }
}
