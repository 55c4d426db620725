import type { ReactElement } from "react";
import type { LetterKind } from "#app/domain/letters/letter-kinds.ts";
import { FindTicketLetter, type FindTicketProps, findTicketSubject } from "./find-ticket.tsx";
import { LateRefundedLetter, type LateRefundedProps, lateRefundedSubject } from "./late-refunded.tsx";
import { RefundDoneLetter, type RefundDoneProps, refundDoneSubject } from "./refund-done.tsx";
import type { ReminderProps } from "./reminder.tsx";
import { Reminder2hLetter, reminder2hSubject } from "./reminder-2h.tsx";
import { Reminder24hLetter, reminder24hSubject } from "./reminder-24h.tsx";
import { SignInLetter, type SignInProps, signInSubject } from "./sign-in.tsx";
import { TicketLetter, type TicketProps, ticketSubject } from "./ticket.tsx";

/** What each kind of letter needs to know. */
export type LetterFacts = {
  ticket: TicketProps;
  "sign-in": SignInProps;
  "refund-done": RefundDoneProps;
  "reminder-24h": ReminderProps;
  "reminder-2h": ReminderProps;
  "late-refunded": LateRefundedProps;
  "find-ticket": FindTicketProps;
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
  }
}
