import type { EmailApiOptions } from "resend";
import { newLetterId } from "../ids.server.ts";
import type { LetterRecord } from "../letter-records.server.ts";
import { addressList, requireAddress, requireLine, requireText } from "./addresses.server.ts";
import { readAttachments } from "./attachments.server.ts";
import { invalidField, MailRefusal } from "./errors.server.ts";

/** Every field that the pinned SDK sends: true is played, false is refused. A drift is a type error. */
const fields = {
  from: true,
  to: true,
  subject: true,
  region: false,
  headers: true,
  html: true,
  text: true,
  bcc: true,
  cc: true,
  reply_to: true,
  topic_id: true,
  scheduled_at: true,
  tags: true,
  attachments: true,
  template: false,
} satisfies Record<keyof EmailApiOptions, boolean>;

export type ReadLetter = Omit<LetterRecord, "id" | "messageId" | "at" | "cancelled" | "idempotencyKey">;

/** Reads one letter of the wire. @throws MailRefusal 422 in Resend's words. */
export function readLetter(value: unknown, now: number): ReadLetter {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new MailRefusal(422, "validation_error", "The email must be an object.");
  }
  const body = new Map<string, unknown>(Object.entries(value));
  refuseUnknown(body);
  const from = requireText("from", body.get("from"));
  const to = addressList("to", body.get("to"));
  if (!to || to.length === 0) throw new MailRefusal(422, "missing_required_field", "Missing `to` field.");
  const html = optionalText("html", body.get("html"));
  const text = optionalText("text", body.get("text"));
  if (html === null && text === null) {
    throw new MailRefusal(422, "missing_required_field", "Missing `html` or `text` field.");
  }
  return {
    from: requireAddress("from", from),
    to,
    cc: addressList("cc", body.get("cc")),
    bcc: addressList("bcc", body.get("bcc")),
    replyTo: addressList("reply_to", body.get("reply_to")),
    subject: requireLine("subject", body.get("subject")),
    html,
    text,
    headers: readHeaders(body.get("headers")),
    tags: readTags(body.get("tags")),
    topicId: optionalText("topic_id", body.get("topic_id")),
    scheduledAt: readSchedule(body.get("scheduled_at"), now),
    attachments: readAttachments(body.get("attachments")),
  };
}

function refuseUnknown(body: Map<string, unknown>): void {
  for (const [name, value] of body) {
    if (value === undefined || value === null) continue;
    const played = isField(name) ? fields[name] : false;
    if (!played)
      throw new MailRefusal(422, "validation_error", `The \`${name}\` field is not supported here.`);
  }
}

function isField(name: string): name is keyof typeof fields {
  return Object.hasOwn(fields, name);
}

function optionalText(field: string, value: unknown): string | null {
  return value === undefined || value === null ? null : requireText(field, value);
}

function readHeaders(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value))
    throw invalidField("headers", "It must be an object.");
  const entries = Object.entries(value).map(([name, content]): [string, string] => {
    if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name))
      throw invalidField("headers", `\`${name}\` is not a header name.`);
    return [name, requireLine("headers", content)];
  });
  return Object.fromEntries(entries);
}

function readTags(value: unknown): LetterRecord["tags"] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalidField("tags", "It must be a list.");
  return value.map((tag: unknown) => {
    const given = new Map<string, unknown>(Object.entries(tag ?? {}));
    return { name: tagText(given.get("name")), value: tagText(given.get("value")) };
  });
}

function tagText(value: unknown): string {
  if (typeof value !== "string" || !/^[A-Za-z0-9_-]{1,256}$/.test(value)) {
    throw new MailRefusal(
      422,
      "validation_error",
      "Tags should only contain ASCII letters, numbers, underscores, or dashes.",
    );
  }
  return value;
}

/** An ISO 8601 moment up to 30 days ahead; in milliseconds, or null when the letter goes at once. */
export function readSchedule(value: unknown, now: number): number | null {
  if (value === undefined || value === null) return null;
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw invalidField("scheduled_at", "It must be an ISO 8601 date.");
  if (at - now > 30 * 24 * 3600 * 1000) throw invalidField("scheduled_at", "It must be within 30 days.");
  return at <= now ? null : at;
}

export function toRecord(read: ReadLetter, now: number, idempotencyKey: string | null): LetterRecord {
  const id = newLetterId();
  const messageId = `<${id}@mailbox.localhost>`;
  return { ...read, id, messageId, at: now, cancelled: false, idempotencyKey };
}
