import type { Locale } from "#app/domain/events/locale.ts";
import { AddressChangedLetter } from "./address-changed.tsx";
import { EventCancelledLetter } from "./event-cancelled.tsx";
import { EventMovedLetter } from "./event-moved.tsx";
import { FindTicketLetter } from "./find-ticket.tsx";
import { LateRefundedLetter } from "./late-refunded.tsx";
import type { LetterDraft } from "./letters.tsx";
import { NewAddressLetter } from "./new-address.tsx";
import { OrderCancelledLetter } from "./order-cancelled.tsx";
import { RefundDoneLetter } from "./refund-done.tsx";
import { Reminder2hLetter } from "./reminder-2h.tsx";
import { Reminder24hLetter } from "./reminder-24h.tsx";
import { SignInLetter } from "./sign-in.tsx";
import { TicketLetter } from "./ticket.tsx";
import { TransferDoneLetter } from "./transfer-done.tsx";
import { TransferOfferLetter } from "./transfer-offer.tsx";

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
    { kind: "transfer-offer", facts: TransferOfferLetter.PreviewProps[locale] },
    { kind: "transfer-done", facts: TransferDoneLetter.PreviewProps[locale] },
    { kind: "new-address", facts: NewAddressLetter.PreviewProps[locale] },
    { kind: "address-changed", facts: AddressChangedLetter.PreviewProps[locale] },
    { kind: "event-cancelled", facts: EventCancelledLetter.PreviewProps[locale] },
    { kind: "event-moved", facts: EventMovedLetter.PreviewProps[locale] },
  ];
}
