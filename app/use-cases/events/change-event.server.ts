import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { type EventFields, readEvent, sameSpan } from "#app/domain/events/event-draft.ts";
import type { Span } from "#app/domain/events/time-span.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { nextVersion, readVersion } from "#app/domain/organiser/version.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { changeSides, type SideRefusal } from "./change-sides.server.ts";
import { eventColumns, textColumns } from "./create-event.server.ts";
import { lockBooking } from "./lock-booking.server.ts";

export type ChangeEventOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" }
  /** Someone else changed it since it was shown. */
  | { ok: false; reason: "stale" }
  /** It was cancelled, or it is over. */
  | { ok: false; reason: "not-editable" };

type ChangeEventInput = {
  organiserId: string;
  eventId: string;
  version: string;
  /** Ignored once the event is published: its booking stays. */
  bookingId: string | null;
  fields: EventFields;
};

/** Undoes the transaction when the sides cannot be changed as asked. */
class SidesRefused extends Error {
  constructor(readonly refusal: SideRefusal) {
    super("the sides cannot be changed like this");
  }
}

/**
 * Changes an event as it was shown (`version`). Moving a published one raises its time version, so that letters
 * about its time are written anew.
 */
export async function changeEvent(world: World, input: ChangeEventInput): Promise<ChangeEventOutcome> {
  const business = await readBusiness(world);
  try {
    return await world.db.transaction((tx) => change(world, tx, input, business.timeZone));
  } catch (error) {
    if (!(error instanceof SidesRefused)) throw error;
    const { sideId, problem } = error.refusal;
    const row = Math.max(
      0,
      input.fields.sides.findIndex(({ id }) => id === sideId),
    );
    const field = problem === "capacity-below-taken" ? `side${row}Capacity` : `side${row}Zh`;
    return { ok: false, reason: "invalid", problems: { [field]: problem } };
  }
}

async function change(
  world: World,
  tx: Tx,
  input: ChangeEventInput,
  ownZone: string,
): Promise<ChangeEventOutcome> {
  const now = world.clock.now();
  const event = await tx.event.findUnique({ where: { id: input.eventId } });
  if (!event) return { ok: false, reason: "not-found" };
  const published = event.state === "published";
  if (event.state === "cancelled" || (published && event.endsAt <= now))
    return { ok: false, reason: "not-editable" };
  const bookingId = published ? event.bookingId : input.bookingId;
  const locked = bookingId === null ? null : await lockBooking(tx, bookingId, event.id);
  if (locked && !locked.ok) return { ok: false, reason: "invalid", problems: { bookingId: locked.problem } };
  const booking = locked?.booking ?? null;
  const timeZone = published ? event.timeZone : (booking?.timeZone ?? ownZone);
  const frame = { timeZone, currency: event.currency, now, booking, before: event };
  const read = readEvent(input.fields, frame);
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const moved = !sameSpan(read.draft, event);
  const { count } = await tx.event.updateMany({
    where: { id: event.id, updatedAt: readVersion(input.version) ?? new Date(0) },
    data: {
      ...eventColumns(read.draft),
      ...{ bookingId, timeZone, mainLocale: "zh-CN" },
      updatedAt: nextVersion(event.updatedAt, now),
      ...(moved && published ? moveColumns(event, now) : {}),
    },
  });
  if (count === 0) return { ok: false, reason: "stale" };
  await replaceTexts(tx, event.id, read.draft.texts.map(textColumns));
  const sidesEvent = { id: event.id, published };
  const refusal = await changeSides(world, tx, sidesEvent, read.draft.sides);
  if (refusal) throw new SidesRefused(refusal);
  if (moved && published) await followMove(tx, event.id);
  await recordAudit(world, tx, {
    organiserId: input.organiserId,
    eventId: event.id,
    action: "event-changed",
    detail: { moved, seats: read.draft.sides.reduce((sum, { capacity }) => sum + capacity, 0) },
  });
  return { ok: true };
}

/** A new time makes letters about it new, and keeps the time before for whoever registered under it. */
export function moveColumns(before: Span, now: Date) {
  return {
    timeVersion: { increment: 1 },
    movedAt: now,
    movedFromStartsAt: before.startsAt,
    movedFromEndsAt: before.endsAt,
  };
}

/** After a move everyone who has a seat is written to, and the reminders are planned anew. */
export async function followMove(tx: Tx, eventId: string): Promise<void> {
  await enqueue(tx, "tell-move", { eventId }, { key: `tell-move:${eventId}` });
  await enqueue(tx, "plan-reminders", { eventId }, { key: `plan-reminders:${eventId}` });
}

async function replaceTexts(
  tx: Tx,
  eventId: string,
  texts: readonly ReturnType<typeof textColumns>[],
): Promise<void> {
  await tx.eventText.deleteMany({ where: { eventId } });
  await tx.eventText.createMany({ data: texts.map((text) => ({ eventId, ...text })) });
}
