import { data } from "@remix-run/node";
import { z } from "zod";
import type { AnswerSaid } from "#app/ui/venue-talk/answer-forms.tsx";
import type { Answer, AnswerOutcome } from "#app/use-cases/venues/answer-booking.server.ts";

const text = z.string().max(20_000).catch("");
const spoken = z.enum(["accept", "decline", "message", "release"]);

/** The version a form was shown with; anything else is none. */
export function readShownVersion(value: unknown): number {
  const typed = text.parse(value);
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

/** What was written in the form of one intent. */
export function saidIn(form: Record<string, string>, intent: string): string {
  return text.parse(form[`message-${intent}`]);
}

/** An answer's form as it arrives; null for anything else. */
export function readAnswer(form: Record<string, string>): Exclude<Answer, { is: "counter" }> | null {
  const is = spoken.safeParse(form.intent);
  if (!is.success) return null;
  return is.data === "accept" ? { is: is.data } : { is: is.data, message: saidIn(form, is.data) };
}

const statusOf = {
  "not-found": 404,
  invalid: 422,
  stale: 409,
  "not-now": 409,
  over: 409,
  taken: 409,
  "too-many": 429,
} satisfies Record<Extract<AnswerOutcome, { ok: false }>["reason"], number>;

/** A refused answer as its page is told; what is not there is not found. */
export function refuseAnswer<T extends object>(refused: Extract<AnswerOutcome, { ok: false }>, kept: T) {
  const status = statusOf[refused.reason];
  if (refused.reason === "not-found") throw data(null, { status });
  const said: AnswerSaid =
    refused.reason === "invalid"
      ? { problems: refused.problems }
      : {
          notice: refused.reason,
          met: refused.reason === "taken" && refused.met ? withoutTitle(refused.met) : null,
        };
  return data({ ...said, ...kept }, { status });
}

function withoutTitle({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  return { startsAt, endsAt };
}
