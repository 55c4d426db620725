import { type CreateEmailOptions, type CreateEmailResponse, Resend } from "resend";
import type { Settings } from "./settings.server.ts";

/** A file that goes with a letter. With a `contentId` it is shown inside the letter as `cid:<contentId>`. */
export type MailAttachment = {
  filename: string;
  /** Base64. */
  content: string;
  contentType: string;
  contentId?: string;
};

export type MailMessage = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Where an answer goes, when not to the sender. */
  replyTo?: string;
  attachments?: MailAttachment[];
};

/**
 * How handing a letter over ended. `retry`: surely not accepted, for a passing reason. `refused`: never will be.
 * `uncertain`: it may have been accepted; only a repeat under the same key is safe.
 */
export type MailOutcome =
  | { outcome: "delivered"; providerId: string }
  | { outcome: "retry"; why: string; afterSeconds?: number }
  | { outcome: "refused"; why: string }
  | { outcome: "uncertain"; why: string };

/** The letter carrier. `send` never throws; the same `key` with the same message goes out once (24 hours). */
export type Mail = {
  send(message: MailMessage, key: string): Promise<MailOutcome>;
};

const limitMs = 8_000;

type Failure = NonNullable<CreateEmailResponse["error"]>;

/** Failures by the names Resend gives them; anything unnamed here is judged by its status. */
const byName: Partial<Record<Failure["name"], { outcome: "retry" | "uncertain"; afterSeconds: number }>> = {
  rate_limit_exceeded: { outcome: "retry", afterSeconds: 1 },
  daily_quota_exceeded: { outcome: "retry", afterSeconds: 3600 },
  monthly_quota_exceeded: { outcome: "retry", afterSeconds: 3600 },
  missing_api_key: { outcome: "retry", afterSeconds: 900 },
  invalid_api_key: { outcome: "retry", afterSeconds: 900 },
  restricted_api_key: { outcome: "retry", afterSeconds: 900 },
  invalid_access: { outcome: "retry", afterSeconds: 900 },
  invalid_from_address: { outcome: "retry", afterSeconds: 900 },
  // Another try under this key is on its way: what becomes of it is not known here.
  concurrent_idempotent_requests: { outcome: "uncertain", afterSeconds: 5 },
  invalid_idempotent_request: { outcome: "uncertain", afterSeconds: 5 },
};

function judgeFailure(error: Failure, headers: Record<string, string> | null): MailOutcome {
  const status = error.statusCode;
  const why = `${status ?? "no answer"} ${error.name}`;
  const asked = Number(headers?.["retry-after"]);
  const named = byName[error.name];
  if (named?.outcome === "uncertain") return { outcome: "uncertain", why };
  if (named || status === 429)
    return { outcome: "retry", why, afterSeconds: asked > 0 ? asked : (named?.afterSeconds ?? 1) };
  if (status === 401 || status === 403 || status === 404 || status === 405)
    return { outcome: "retry", why, afterSeconds: 900 };
  if (status !== null && status >= 400 && status < 500 && status !== 408 && status !== 409)
    return { outcome: "refused", why };
  return { outcome: "uncertain", why };
}

/** Letters by Resend, or by the stand-in at RESEND_BASE_URL. The SDK neither repeats nor gives up by itself. */
export function openMail(settings: Pick<Settings, "RESEND_API_KEY" | "RESEND_BASE_URL" | "MAIL_FROM">): Mail {
  const resend = new Resend(
    settings.RESEND_API_KEY,
    settings.RESEND_BASE_URL ? { baseUrl: settings.RESEND_BASE_URL.replace(/\/$/, "") } : {},
  );
  return {
    async send(message, key) {
      const email: CreateEmailOptions = { from: settings.MAIL_FROM, ...message };
      const answer = await resend.emails.send(email, {
        idempotencyKey: key,
        signal: AbortSignal.timeout(limitMs),
      });
      if (answer.error) return judgeFailure(answer.error, answer.headers);
      const providerId: unknown = answer.data?.id;
      return typeof providerId === "string" && providerId !== ""
        ? { outcome: "delivered", providerId }
        : { outcome: "uncertain", why: "an answer without an id" };
    },
  };
}
