import type {
  CancelEmailResponseSuccess,
  CreateBatchSuccessResponse,
  ListEmailsResponseSuccess,
} from "resend";
import type { LetterRecord } from "../letter-records.server.ts";
import { header, type WireRequest } from "../wire/http.server.ts";
import type { Route } from "../wire/router.server.ts";
import { MailRefusal } from "./errors.server.ts";
import type { PostOffice } from "./post-office.server.ts";
import { readLetter, readSchedule, toRecord } from "./read-letter.server.ts";
import { viewAttachment, viewLetter, viewListed } from "./view-letter.server.ts";

export type MailCall = {
  office: PostOffice;
  request: WireRequest;
  params: Record<string, string>;
  body: unknown;
};

const mostInBatch = 100;

function requireLetter({ office, params }: MailCall): LetterRecord {
  const letter = office.store.letters.get(params.id ?? "");
  if (!letter) throw new MailRefusal(404, "not_found", "Email not found");
  return letter;
}

function send({ office, request, body }: MailCall): { id: string } {
  const now = office.clock.now();
  const key = header(request, "idempotency-key") ?? null;
  return { id: office.store.letters.put(toRecord(readLetter(body, now), now, key)).id };
}

type Batch = CreateBatchSuccessResponse["data"];

/** Strict: all or none. Permissive: the good ones go and the bad ones are named by their place. */
function sendBatch({ office, request, body }: MailCall): {
  data: Batch;
  errors?: { index: number; message: string }[];
} {
  if (!Array.isArray(body) || body.length === 0 || body.length > mostInBatch) {
    throw new MailRefusal(422, "validation_error", `A batch holds 1 to ${mostInBatch} emails.`);
  }
  const now = office.clock.now();
  const key = header(request, "idempotency-key") ?? null;
  const permissive = header(request, "x-batch-validation") === "permissive";
  const errors: { index: number; message: string }[] = [];
  const read = body.flatMap((item: unknown, index) => {
    try {
      const letter = readLetter(item, now);
      if (letter.attachments.length === 0) return [letter];
      throw new MailRefusal(422, "validation_error", "The `attachments` field is not supported in a batch.");
    } catch (error) {
      if (!permissive || !(error instanceof MailRefusal)) throw error;
      errors.push({ index, message: error.message });
      return [];
    }
  });
  const data = read.map((letter) => ({ id: office.store.letters.put(toRecord(letter, now, key)).id }));
  return permissive ? { data, errors } : { data };
}

function list({ office, request }: MailCall): ListEmailsResponseSuccess {
  const query = new URLSearchParams(request.query);
  const limit = readLimit(query.get("limit"));
  const letters = office.store.letters.newestFirst();
  const after = indexOf(letters, query.get("after"), "after");
  const before = indexOf(letters, query.get("before"), "before");
  const from = before === null ? (after ?? -1) + 1 : Math.max(0, before - limit);
  const to = before === null ? from + limit : before;
  const now = office.clock.now();
  return {
    object: "list",
    has_more: before === null ? letters.length > to : from > 0,
    data: letters.slice(from, to).map((letter) => viewListed(letter, now)),
  };
}

function readLimit(text: string | null): number {
  const limit = text === null ? 20 : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw new MailRefusal(422, "validation_error", "The `limit` must be between 1 and 100.");
}

function indexOf(letters: LetterRecord[], id: string | null, name: string): number | null {
  if (id === null) return null;
  const index = letters.findIndex((letter) => letter.id === id);
  if (index < 0) throw new MailRefusal(422, "validation_error", `The \`${name}\` cursor is unknown.`);
  return index;
}

function cancel(call: MailCall): CancelEmailResponseSuccess {
  const letter = requireScheduled(call);
  return { object: "email", id: call.office.store.letters.patch(letter.id, { cancelled: true }).id };
}

function reschedule(call: MailCall): { object: "email"; id: string } {
  const letter = requireScheduled(call);
  const asked = new Map<string, unknown>(Object.entries(call.body ?? {})).get("scheduled_at");
  const scheduledAt = readSchedule(asked, call.office.clock.now());
  return { object: "email", id: call.office.store.letters.patch(letter.id, { scheduledAt }).id };
}

function requireScheduled(call: MailCall): LetterRecord {
  const letter = requireLetter(call);
  const waiting = letter.scheduledAt !== null && letter.scheduledAt > call.office.clock.now();
  if (waiting && !letter.cancelled) return letter;
  throw new MailRefusal(422, "validation_error", "Only scheduled emails can be changed.");
}

function attachments(call: MailCall) {
  const letter = requireLetter(call);
  const { office } = call;
  const data = letter.attachments.map((one) =>
    viewAttachment(office.origin(), letter, one, office.clock.now()),
  );
  return { object: "list", has_more: false, data };
}

function attachment(call: MailCall) {
  const letter = requireLetter(call);
  const found = letter.attachments.find((one) => one.id === call.params.attachment);
  if (!found) throw new MailRefusal(404, "not_found", "Attachment not found");
  return {
    object: "attachment",
    ...viewAttachment(call.office.origin(), letter, found, call.office.clock.now()),
  };
}

/** Everything of Resend that the mailbox answers. */
export const mailEndpoints: Route<(call: MailCall) => object>[] = [
  { method: "POST", pattern: "/emails", handle: send },
  { method: "POST", pattern: "/emails/batch", handle: sendBatch },
  { method: "GET", pattern: "/emails", handle: list },
  {
    method: "GET",
    pattern: "/emails/:id",
    handle: (call) => viewLetter(requireLetter(call), call.office.clock.now()),
  },
  { method: "PATCH", pattern: "/emails/:id", handle: reschedule },
  { method: "POST", pattern: "/emails/:id/cancel", handle: cancel },
  { method: "GET", pattern: "/emails/:id/attachments", handle: attachments },
  { method: "GET", pattern: "/emails/:id/attachments/:attachment", handle: attachment },
];
