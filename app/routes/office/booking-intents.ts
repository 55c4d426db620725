import { type AppLoadContext, data } from "@remix-run/node";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { DepositFields } from "#app/domain/venues/deposit-draft.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { cancelBooking } from "#app/use-cases/venues/cancel-booking.server.ts";
import { recordDeposit } from "#app/use-cases/venues/record-deposit.server.ts";
import { sendLink } from "#app/use-cases/venues/send-link.server.ts";
import { readAnswer, readShownVersion, refuseAnswer, saidIn } from "../venues/read-answer.ts";
import { notFound } from "./guard.ts";

type Ids = { organiserId: string; venueId: string; bookingId: string };
type Call = { context: AppLoadContext; ids: Ids; texts: Record<string, string>; receipt: File | null };

/** What the booking's page is told beyond a refused answer. */
export type BookingSaid = {
  deposit?: { values: DepositFields; problems: FieldProblems; receipt: PhotoProblem | null };
  cancel?: "in-use" | "owed-changed";
  link?: "worn-out";
};

/** Runs what a button of the booking's page asks for: a string says it is done, a response why it is not. */
export async function runBookingIntent(call: Call) {
  if (call.texts.intent === "cancel") return cancel(call);
  if (call.texts.intent === "link" || call.texts.intent === "new-link") return link(call);
  return call.texts.intent === "deposit" ? deposit(call) : answer(call);
}

async function answer({ context, ids, texts }: Call) {
  const said = readAnswer(texts);
  if (said === null) throw notFound();
  const speaker = { by: "organiser", ...ids } as const;
  const version = readShownVersion(texts.version);
  const answered = await answerBooking(context.world, { speaker, version, answer: said });
  if (answered.ok) return "answered";
  return refuseAnswer(answered, { intent: said.is, message: saidIn(texts, said.is) });
}

async function link({ context, ids, texts }: Call) {
  const fresh = texts.intent === "new-link";
  const sent = await sendLink(context.world, { ...ids, fresh });
  if (sent.ok) return fresh ? "new-link" : "link";
  if (sent.reason === "not-found") throw notFound();
  const status = sent.reason === "too-many" ? 429 : 409;
  if (sent.reason === "worn-out") return data({ link: "worn-out" } satisfies BookingSaid, { status });
  return data({ notice: sent.reason } as const, { status });
}

async function cancel({ context, ids, texts }: Call) {
  const shownMinor = readShownVersion(texts.owed);
  const cancelled = await cancelBooking(context.world, { ...ids, shownMinor });
  if (cancelled.ok) return "cancelled";
  if (cancelled.reason === "not-found") throw notFound();
  return data({ cancel: cancelled.reason } satisfies BookingSaid, { status: 409 });
}

async function deposit({ context, ids, texts, receipt }: Call) {
  const values = { paid: texts.paid ?? "", paidOn: texts.paidOn ?? "", reason: texts.reason ?? "" };
  const bytes = receipt && receipt.size > 0 ? new Uint8Array(await receipt.arrayBuffer()) : null;
  const paid = await recordDeposit(context.world, { ...ids, fields: values, receipt: bytes });
  if (paid.ok) return "deposit";
  if (paid.reason === "not-found") throw notFound();
  if (paid.reason === "not-now") return data({ notice: paid.reason } as const, { status: 409 });
  const problems = paid.reason === "invalid" ? paid.problems : {};
  const picture = paid.reason === "receipt" ? paid.problem : null;
  return data({ deposit: { values, problems, receipt: picture } } satisfies BookingSaid, { status: 422 });
}
