import type { AttachmentData, GetEmailResponseSuccess, ListEmail } from "resend";
import type { AttachmentRecord, LetterRecord } from "../letter-records.server.ts";

type LastEvent = GetEmailResponseSuccess["last_event"];

export function lastEvent(letter: LetterRecord, now: number): LastEvent {
  if (letter.cancelled) return "canceled";
  return letter.scheduledAt !== null && letter.scheduledAt > now ? "scheduled" : "delivered";
}

/** Resend writes moments as `2026-11-21 03:04:05.123000+00`. */
function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("T", " ").replace("Z", "000+00");
}

/** A letter in a list. */
export function viewListed(letter: LetterRecord, now: number): ListEmail {
  return {
    id: letter.id,
    message_id: letter.messageId,
    to: letter.to,
    from: letter.from,
    created_at: stamp(letter.at),
    subject: letter.subject,
    bcc: letter.bcc,
    cc: letter.cc,
    reply_to: letter.replyTo,
    last_event: lastEvent(letter, now),
    scheduled_at: letter.scheduledAt === null ? null : stamp(letter.scheduledAt),
    topic_id: letter.topicId,
  };
}

/** A letter with its bodies. */
export function viewLetter(letter: LetterRecord, now: number): GetEmailResponseSuccess {
  return {
    object: "email",
    ...viewListed(letter, now),
    html: letter.html,
    text: letter.text,
    tags: letter.tags,
  };
}

export function attachmentPath(letter: LetterRecord, attachment: AttachmentRecord): string {
  return `/mail/${letter.id}/attachments/${attachment.id}`;
}

/** An attachment with the address where it can be fetched. */
export function viewAttachment(
  origin: string,
  letter: LetterRecord,
  attachment: AttachmentRecord,
  now: number,
): AttachmentData {
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.size,
    content_type: attachment.contentType,
    content_disposition: attachment.contentId ? "inline" : "attachment",
    ...(attachment.contentId ? { content_id: attachment.contentId } : {}),
    download_url: origin + attachmentPath(letter, attachment),
    expires_at: new Date(now + 3600 * 1000).toISOString(),
  };
}
