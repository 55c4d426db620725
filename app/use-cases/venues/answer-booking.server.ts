import type { Tx } from "#app/adapters/db.server.ts";
import { violates } from "#app/adapters/db-errors.server.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { readBooking, type TypedBooking } from "#app/domain/venues/booking-draft.ts";
import { type BookingStep, nextState } from "#app/domain/venues/booking-state.ts";
import { readMessage } from "#app/domain/venues/request-draft.ts";
import type { World } from "../world.server.ts";
import { writeStep } from "./booking-steps.server.ts";
import { findMet, type MetBooking } from "./find-met.server.ts";
import { lockTalk, type Speaker, type Talk } from "./lock-talk.server.ts";
import { letGo } from "./release-event.server.ts";
import { tellTeam, tellVenue } from "./tell-booking.server.ts";
import { termsColumns } from "./terms-rows.server.ts";

/** What one side says to the newest version it saw. */
export type Answer =
  | { is: "accept" }
  | { is: "counter"; fields: TypedBooking; message: string }
  | { is: "decline" | "message" | "release"; message: string };

export type AnswerOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  /** The other side said something new meanwhile; or it is not this side's turn; or it has begun. */
  | { ok: false; reason: "not-found" | "stale" | "not-now" | "over" | "too-many" }
  | { ok: false; reason: "taken"; met: MetBooking | null };

type Call = { speaker: Speaker; version: number; answer: Answer };

/**
 * One side answers the other. The booking is locked and must still be as this side saw it (`version` of the terms), so
 * that of two answers at once one decides and the other is told. Accepting takes the room: the database refuses when
 * another booking has it. The other side is told by letter.
 */
export async function answerBooking(world: World, call: Call): Promise<AnswerOutcome> {
  const { speaker, answer } = call;
  const message = answer.is === "accept" ? null : readMessage(answer.message, needsWords(answer.is));
  if (message && !message.ok) return { ok: false, reason: "invalid", problems: { message: message.problem } };
  const limit = await world.limits.take("answer-booking", `${speaker.by}:${speaker.bookingId}`);
  if (!limit.ok) return { ok: false, reason: "too-many" };
  try {
    return await world.db.transaction((tx) => decide(world, tx, call, message?.value ?? ""));
  } catch (error) {
    if (!violates(error, "venue_booking_no_overlap")) throw error;
    const asked = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: speaker.bookingId } });
    return { ok: false, reason: "taken", met: await findMet(world, speaker.venueId, asked) };
  }
}

function needsWords(is: Answer["is"]): boolean {
  return is === "message" || is === "release";
}

async function decide(
  world: World,
  tx: Tx,
  { speaker, version, answer }: Call,
  message: string,
): Promise<AnswerOutcome> {
  const { bookingId, by } = speaker;
  const talk = await lockTalk(tx, speaker);
  if (talk === null) return { ok: false, reason: "not-found" };
  // A message answers no version in particular.
  if (answer.is !== "message" && talk.version !== version) return { ok: false, reason: "stale" };
  const now = world.clock.now();
  const step = stepOf(answer.is, by);
  if (nextState(step, by, talk.state) === null) return { ok: false, reason: "not-now" };
  if (now >= talk.startsAt && answer.is !== "message") return { ok: false, reason: "over" };
  const newest = answer.is === "counter" ? propose(world, tx, speaker, talk, answer.fields) : null;
  const proposed = newest && (await newest);
  if (proposed && !proposed.ok) return { ok: false, reason: "invalid", problems: proposed.problems };
  const said = proposed ? proposed.version : talk.version;
  const who = speaker.by === "organiser" ? { organiserId: speaker.organiserId } : {};
  const { seq, to } = await writeStep(world, tx, {
    ...{ bookingId, step, by, from: talk.state, version: said, message, ...who },
  });
  if (step === "accept") await hold(world, tx, talk);
  else if (to !== talk.state) await tx.venueBooking.update({ where: { id: bookingId }, data: { state: to } });
  if (step === "release") await letGo(world, tx, bookingId);
  await (by === "venue" ? tellTeam : tellVenue)(world, tx, { bookingId, seq });
  return { ok: true };
}

function stepOf(is: Answer["is"], by: Speaker["by"]): BookingStep {
  return is === "counter" && by === "organiser" ? "propose" : is;
}

/** Accepted: the room is taken, and what follows depends on the deposit. */
async function hold(world: World, tx: Tx, { id: bookingId, terms, version }: Talk): Promise<void> {
  const step = terms.depositMinor > 0 ? "deposit-asked" : "agree";
  const { to } = await writeStep(world, tx, { bookingId, step, by: "clock", from: "held", version });
  await tx.venueBooking.update({
    where: { id: bookingId },
    data: { state: to, agreedVersion: version, agreedAt: world.clock.now() },
  });
}

/** A new version of the terms, for another time if that was changed; the versions before stay. */
async function propose(
  world: World,
  tx: Tx,
  speaker: Speaker,
  talk: Talk,
  fields: TypedBooking,
): Promise<{ ok: true; version: number } | { ok: false; problems: FieldProblems }> {
  const now = world.clock.now();
  const { timeZone, capacity } = talk.venue;
  const around = {
    setupMinutes: String(talk.setupMinutes),
    cleanupMinutes: String(talk.cleanupMinutes),
    expectedHeads: "",
  };
  const read = readBooking({ ...fields, ...around }, { timeZone, currency: talk.currency, now, capacity });
  if (!read.ok) return read;
  const { startsAt, endsAt, terms } = read.booking;
  const version = talk.version + 1;
  await tx.bookingTerms.create({
    data: {
      ...{ bookingId: talk.id, version, proposedBy: speaker.by, createdAt: now },
      ...termsColumns(terms, { startsAt, endsAt }),
      createdBy: speaker.by === "organiser" ? speaker.organiserId : null,
    },
  });
  await tx.venueBooking.update({ where: { id: talk.id }, data: { startsAt, endsAt } });
  return { ok: true, version };
}
