import type { Tx } from "#app/adapters/db.server.ts";
import { nextState } from "#app/domain/venues/booking-state.ts";
import { owedOnCancel } from "#app/domain/venues/terms.ts";
import { postCancelledBooking } from "../money/post-cancelled-booking.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { stateOf, writeStep } from "./booking-steps.server.ts";
import { tellVenue } from "./tell-booking.server.ts";
import { latestTerms, termsOf } from "./terms-rows.server.ts";

export type CancelBookingOutcome =
  | { ok: true; owedMinor: number }
  | { ok: false; reason: "not-found" }
  /** An event that was published rests on it. */
  | { ok: false; reason: "in-use" }
  /** Meanwhile something else is owed than what was shown. */
  | { ok: false; reason: "owed-changed"; owedMinor: number };

/**
 * Cancels a booking; a draft that used it is left without one. What the ladder says is owed (minor units) is written
 * down; where the page showed an amount (`shownMinor`), only that one is agreed to. Nothing is owed while a booking is
 * only talked over. The booking's row is locked first, as publishing does, so that an event is never published on a
 * booking that is being cancelled.
 */
export async function cancelBooking(
  world: World,
  input: {
    organiserId: string;
    venueId: string;
    bookingId: string;
    shownMinor?: number | null;
    message?: string;
  },
): Promise<CancelBookingOutcome> {
  const { organiserId, venueId, bookingId, shownMinor = null } = input;
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<CancelBookingOutcome> => {
    const rows = await tx.$queryRaw<{ state: string }[]>`
      SELECT state FROM venue_booking
      WHERE id = ${bookingId}::uuid AND venue_id = ${venueId}::uuid FOR UPDATE`;
    const from = rows[0] ? stateOf(rows[0].state) : null;
    if (from === null || nextState("cancel", "organiser", from) === null)
      return { ok: false, reason: "not-found" };
    const event = await tx.event.findUnique({ where: { bookingId }, select: { state: true } });
    if (event && event.state !== "draft") return { ok: false, reason: "in-use" };
    const booking = await tx.venueBooking.findUniqueOrThrow({
      where: { id: bookingId },
      include: { terms: latestTerms },
    });
    const owedMinor = owedNow(booking, now);
    if (shownMinor !== null && shownMinor !== owedMinor)
      return { ok: false, reason: "owed-changed", owedMinor };
    await tx.event.updateMany({ where: { bookingId, state: "draft" }, data: { bookingId: null } });
    await endBooking(world, tx, {
      booking,
      organiserId,
      ...(input.message ? { message: input.message } : {}),
    });
    return { ok: true, owedMinor };
  });
}

type Ending = {
  booking: Owing & { id: string; currency: string };
  /** Null: a rule ended it, no person. */
  organiserId: string | null;
  message?: string;
};

/**
 * Ends a booking from the organiser's side: what its ladder says is owed now is written down and the venue is told.
 * The caller holds the booking's row, and has looked whether it can be cancelled.
 */
export async function endBooking(world: World, tx: Tx, ending: Ending): Promise<{ owedMinor: number }> {
  const { booking, organiserId, message } = ending;
  const { id: bookingId, currency, state } = booking;
  const now = world.clock.now();
  const owedMinor = owedNow(booking, now);
  await tx.venueBooking.update({
    where: { id: bookingId },
    data: { state: "cancelled", cancelledAt: now, cancelOwedMinor: owedMinor },
  });
  await postCancelledBooking(world, tx, { bookingId, currency, owedMinor });
  const { seq } = await writeStep(world, tx, {
    ...{ bookingId, step: "cancel", by: "organiser", from: stateOf(state) },
    ...(organiserId === null ? {} : { organiserId }),
    ...(message === undefined ? {} : { message }),
  });
  await tellVenue(world, tx, { bookingId, seq });
  const detail = { owedMinor, currency };
  await recordAudit(world, tx, { organiserId, action: "booking-cancelled", subject: bookingId, detail });
  return { owedMinor };
}

type Owing = { state: string; startsAt: Date; terms: Parameters<typeof termsOf>[0][] };

/** What the venue is owed when the booking is cancelled now, in minor units. */
export function owedNow({ state, startsAt, terms }: Owing, now: Date): number {
  if (state === "requested" || state === "countered") return 0;
  return owedOnCancel(termsOf(terms[0]), startsAt, now);
}
