import type { EmailApiOptions } from "resend";

export type AttachmentRecord = {
  id: string;
  filename: string;
  contentType: string;
  contentId: string | null;
  base64: string;
  size: number;
};

export type LetterRecord = {
  id: string;
  messageId: string;
  /** Sandbox time in ms. */
  at: number;
  from: string;
  to: string[];
  cc: string[] | null;
  bcc: string[] | null;
  replyTo: string[] | null;
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: NonNullable<EmailApiOptions["tags"]>;
  topicId: string | null;
  /** Sandbox time in ms, or null when sent at once. */
  scheduledAt: number | null;
  cancelled: boolean;
  attachments: AttachmentRecord[];
  idempotencyKey: string | null;
};
