import { render, toPlainText } from "react-email";
import { plainLine } from "#app/domain/letters/plain-line.ts";
import type { EventCancelledProps } from "#emails/event-cancelled.tsx";
import type { EventMovedProps } from "#emails/event-moved.tsx";
import { composeLetter, type LetterDraft } from "#emails/letters.tsx";
import type { OrderCancelledProps } from "#emails/order-cancelled.tsx";
import type { SeatCancelledProps } from "#emails/seat-cancelled.tsx";
import { type TicketProps, ticketCalendarNote } from "#emails/ticket.tsx";
import type { TransferDoneProps } from "#emails/transfer-done.tsx";
import { calendarFile } from "./calendar.server.ts";
import type { MailAttachment, MailMessage } from "./email.server.ts";
import { qrPng } from "./qr.server.ts";

export type { LetterDraft } from "#emails/letters.tsx";

/** A letter as it is handed over, but for whom it goes to. */
export type RenderedLetter = Omit<MailMessage, "to">;

/** What an order's calendar entry is filed under, and in which version. */
export type CalendarKey = { uid: string; sequence: number };

/** The QR image is attached to the letter and shown inside it under this name. */
export const ticketQr = "cid:ticket-code";

/** Marks that write what follows backwards: no letter needs them, a hostile text might bring them. */
const turning = /[\u202a-\u202e]/g;

/** The plain part: titles as they are written, a label with what it says right under it. */
const plain = {
  selectors: [
    { selector: "h1", options: { uppercase: false } },
    { selector: "h2", options: { uppercase: false } },
    { selector: "p.label", format: "paragraph", options: { leadingLineBreaks: 2, trailingLineBreaks: 1 } },
    { selector: "p.value", format: "paragraph", options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
  ],
};

/**
 * Writes a letter out: subject (one safe line), HTML, plain text, attachments. A ticket brings its QR code and a
 * calendar file, a letter about a lost seat the file that takes the entry out; `calendar` is needed for those alone.
 */
export async function renderLetter(draft: LetterDraft, calendar?: CalendarKey): Promise<RenderedLetter> {
  const { subject, body } = composeLetter(draft);
  const html = (await render(body)).replace(turning, "");
  const attachments = await filesOf(draft, calendar);
  return {
    subject: plainLine(subject),
    html,
    text: toPlainText(html, plain),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

async function filesOf(draft: LetterDraft, calendar?: CalendarKey): Promise<MailAttachment[]> {
  if (draft.kind === "ticket") return ticketFiles(draft.facts, calendar);
  if (draft.kind === "order-cancelled" || draft.kind === "transfer-done")
    return calendar ? [withdrawal(draft.facts, calendar)] : [];
  if (draft.kind === "event-cancelled" || draft.kind === "seat-cancelled")
    return calendar ? [withdrawal(draft.facts, calendar)] : [];
  if (draft.kind === "event-moved") return calendar ? [changedEntry(draft.facts, calendar)] : [];
  return [];
}

type LosesSeat = OrderCancelledProps | SeatCancelledProps | TransferDoneProps | EventCancelledProps;

/** The calendar file that moves the entry a ticket made. */
function changedEntry(
  { locale, evening, orderUrl, now }: EventMovedProps,
  calendar: CalendarKey,
): MailAttachment {
  const { title, startsAt, endsAt, timeZone, place, bring } = evening;
  const ics = calendarFile({
    ...calendar,
    ...{ locale, title, startsAt, endsAt, timeZone, now },
    description: bring,
    ...(place ? { location: `${place.name}, ${place.address}` } : {}),
    url: orderUrl,
  });
  return {
    filename: "event.ics",
    content: Buffer.from(ics).toString("base64"),
    contentType: "text/calendar; charset=utf-8; method=PUBLISH",
  };
}

/** The calendar file that takes the evening out of its reader's calendar. It names no place. */
function withdrawal(facts: LosesSeat, calendar: CalendarKey): MailAttachment {
  const { locale, title, times, now } = facts;
  const ics = calendarFile({ ...calendar, ...times, locale, title, description: "", withdraw: true, now });
  return {
    filename: "event.ics",
    content: Buffer.from(ics).toString("base64"),
    contentType: "text/calendar; charset=utf-8; method=CANCEL",
  };
}

async function ticketFiles(ticket: TicketProps, calendar?: CalendarKey): Promise<MailAttachment[]> {
  const { evening } = ticket;
  const png = await qrPng(ticket.code);
  const ics = calendarFile({
    uid: calendar?.uid ?? ticket.code,
    sequence: calendar?.sequence ?? 1,
    locale: ticket.locale,
    title: evening.title,
    description: ticketCalendarNote(ticket),
    startsAt: evening.startsAt,
    endsAt: evening.endsAt,
    timeZone: evening.timeZone,
    ...(evening.place ? { location: `${evening.place.name}, ${evening.place.address}` } : {}),
    url: ticket.orderUrl,
    now: ticket.now,
  });
  return [
    {
      filename: "ticket-code.png",
      content: png.toString("base64"),
      contentType: "image/png",
      contentId: ticketQr.slice("cid:".length),
    },
    {
      filename: "event.ics",
      content: Buffer.from(ics).toString("base64"),
      contentType: "text/calendar; charset=utf-8; method=PUBLISH",
    },
  ];
}
