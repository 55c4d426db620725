import type { LetterRecord } from "../letter-records.server.ts";
import { findLetters } from "../mailbox/routes.server.ts";
import { attachmentPath, lastEvent } from "../mailbox/view-letter.server.ts";
import type { Controlled, ControlRoute } from "./context.server.ts";

/** A letter as a test reads it. Times are ISO 8601. */
export type SeenLetter = {
  id: string;
  at: string;
  from: string;
  to: string[];
  replyTo: string[] | null;
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  idempotencyKey: string | null;
  status: string;
  url: string;
  attachments: {
    filename: string;
    contentType: string;
    contentId: string | null;
    size: number;
    base64: string;
    url: string;
  }[];
};

export const letterRoutes: ControlRoute[] = [
  {
    method: "GET",
    pattern: "/control/letters",
    handle: ({ controlled, query }) =>
      findLetters(controlled.office, query.get("to") ?? "").map((letter) => see(controlled, letter)),
  },
];

function see({ office }: Controlled, letter: LetterRecord): SeenLetter {
  return {
    id: letter.id,
    at: new Date(letter.at).toISOString(),
    from: letter.from,
    to: letter.to,
    replyTo: letter.replyTo,
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
    headers: letter.headers,
    tags: letter.tags,
    idempotencyKey: letter.idempotencyKey,
    status: lastEvent(letter, office.clock.now()),
    url: `${office.origin()}/mail/${letter.id}`,
    attachments: letter.attachments.map((file) => ({
      filename: file.filename,
      contentType: file.contentType,
      contentId: file.contentId,
      size: file.size,
      base64: file.base64,
      url: office.origin() + attachmentPath(letter, file),
    })),
  };
}
