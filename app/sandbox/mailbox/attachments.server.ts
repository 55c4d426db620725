import type { EmailApiAttachment } from "resend";
import { newLetterId } from "../ids.server.ts";
import type { AttachmentRecord } from "../letter-records.server.ts";
import { requireLine } from "./addresses.server.ts";
import { MailRefusal } from "./errors.server.ts";

const largest = 40_000_000;

const fields = {
  content: true,
  filename: true,
  path: false,
  content_type: true,
  content_id: true,
} satisfies Record<keyof EmailApiAttachment, boolean>;

/** Reads attachments, base64 as on the wire. @throws MailRefusal 422 `invalid_attachment`. */
export function readAttachments(value: unknown): AttachmentRecord[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw bad("It must be a list.");
  const read = value.map((item: unknown) => readAttachment(new Map(Object.entries(item ?? {}))));
  if (read.reduce((sum, one) => sum + one.base64.length, 0) > largest) {
    throw bad("Attachments may be 40 MB together, after base64.");
  }
  return read;
}

function readAttachment(given: Map<string, unknown>): AttachmentRecord {
  for (const [name, value] of given) {
    const played = Object.hasOwn(fields, name) && name !== "path";
    if (value !== undefined && value !== null && !played) throw bad(`\`${name}\` is not supported here.`);
  }
  const content = given.get("content");
  if (typeof content !== "string" || !isBase64(content)) throw bad("`content` must be base64.");
  const filename = requireLine("attachments", given.get("filename"));
  if (filename === "") throw bad("`filename` is missing.");
  const contentType = given.get("content_type");
  const contentId = given.get("content_id");
  return {
    id: newLetterId(),
    filename,
    contentType: contentType === undefined ? typeByName(filename) : requireType(contentType),
    contentId: contentId === undefined ? null : requireLine("attachments", contentId),
    base64: content,
    size: Buffer.from(content, "base64").length,
  };
}

function requireType(value: unknown): string {
  const type = requireLine("attachments", value);
  if (!/^[\w.+-]+\/[\w.+-]+(;[ -~]*)?$/.test(type)) throw bad("`content_type` is not a media type.");
  return type;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

const types: Record<string, string> = {
  ics: "text/calendar",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  svg: "image/svg+xml",
  pdf: "application/pdf",
  csv: "text/csv",
  txt: "text/plain",
};

function typeByName(filename: string): string {
  return types[filename.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

function bad(message: string): MailRefusal {
  return new MailRefusal(422, "invalid_attachment", `Invalid \`attachments\` field. ${message}`);
}
