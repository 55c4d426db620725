import type { Tx } from "#app/adapters/db.server.ts";
import { type Move, type MoveFields, moveRefusal, readMove } from "#app/domain/events/move-event.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { nextVersion, versionOf } from "#app/domain/organiser/version.ts";
import { bookingMoveEntries } from "#app/domain/payment/ledger.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";
import { followMove, moveColumns } from "./change-event.server.ts";
import { type LockedBooking, lockBooking } from "./lock-booking.server.ts";

export type MoveEventOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" | "not-published" | "over" | "stale" };

type MoveInput = {
  organiserId: string;
  eventId: string;
  version: string;
  bookingId: string | null;
  fields: MoveFields;
};

/**
 * Moves a published event to another time, within its booking or under another free one. Jobs then write to everyone
 * who has a seat and plan the reminders anew; who registered before gets everything back while the offer stands.
 */
export async function moveEvent(world: World, input: MoveInput): Promise<MoveEventOutcome> {
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<MoveEventOutcome> => {
    const locked = input.bookingId === null ? null : await lockBooking(tx, input.bookingId, input.eventId);
    const event = await tx.event.findUnique({ where: { id: input.eventId } });
    if (!event) return { ok: false, reason: "not-found" };
    const refusal = moveRefusal(event, now);
    if (refusal) return { ok: false, reason: refusal };
    if (versionOf(event.updatedAt) !== input.version) return { ok: false, reason: "stale" };
    if (locked === null) return invalid({ bookingId: "missing" });
    if (!locked.ok) return invalid({ bookingId: locked.problem });
    const { booking } = locked;
    if (booking.state !== "confirmed") return invalid({ bookingId: "unknown-booking" });
    if (booking.currency !== event.currency) return invalid({ bookingId: "currency-differs" });
    const read = readMove(input.fields, { now, booking, before: event });
    if (!read.ok) return invalid(read.problems);
    const { count } = await tx.event.updateMany({
      where: { id: event.id, state: "published", updatedAt: event.updatedAt },
      data: columns(event, booking, read.move, now),
    });
    if (count === 0) return { ok: false, reason: "stale" };
    const timeVersion = event.timeVersion + 1;
    if (booking.id !== event.bookingId) await changeBooking(tx, { ...event, timeVersion }, booking, now);
    await follow(world, tx, input, { timeVersion, move: read.move });
    return { ok: true };
  });
}

function invalid(problems: FieldProblems): MoveEventOutcome {
  return { ok: false, reason: "invalid", problems };
}

function columns(
  before: { startsAt: Date; endsAt: Date; updatedAt: Date },
  booking: LockedBooking,
  move: Move,
  now: Date,
) {
  return {
    ...move,
    bookingId: booking.id,
    timeZone: booking.timeZone,
    ...moveColumns(before, now),
    // Without a day there is nothing to decide.
    ...(move.goNoGoAt === null ? { goNoGoAuto: false } : {}),
    updatedAt: nextVersion(before.updatedAt, now),
  };
}

type Moving = { id: string; bookingId: string | null; currency: string; timeVersion: number };

/** The books let go of the booking that is left, for what stands in them, and take the new one. */
async function changeBooking(tx: Tx, event: Moving, booking: LockedBooking, now: Date): Promise<void> {
  const { id: eventId, bookingId, currency, timeVersion } = event;
  const stands = await tx.ledgerLine.aggregate({
    where: { eventId, bookingId, account: "venue-cost" },
    _sum: { amountMinor: true },
  });
  const lines = bookingMoveEntries({
    ...{ eventId, currency, timeVersion },
    left: bookingId === null ? null : { bookingId, amountMinor: stands._sum.amountMinor ?? 0 },
    taken: { bookingId: booking.id, amountMinor: booking.feeMinor },
  });
  await postLedger(tx, lines, { at: now, recordedAt: now });
}

async function follow(
  world: World,
  tx: Tx,
  { organiserId, eventId, bookingId }: MoveInput,
  { timeVersion, move }: { timeVersion: number; move: Move },
): Promise<void> {
  await followMove(tx, eventId);
  await recordAudit(world, tx, {
    organiserId,
    eventId,
    action: "event-moved",
    detail: {
      timeVersion,
      bookingId,
      startsAt: move.startsAt.toISOString(),
      refundOfferUntil: move.refundOfferUntil?.toISOString() ?? null,
    },
  });
}
