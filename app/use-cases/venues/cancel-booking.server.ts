import { nextState } from "#app/domain/venues/booking-state.ts";
import { owedOnCancel } from "#app/domain/venues/terms.ts";
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
    await tx.venueBooking.update({
      where: { id: bookingId },
      data: { state: "cancelled", cancelledAt: now, cancelOwedMinor: owedMinor },
    });
    const message = input.message ? { message: input.message } : {};
    const { seq } = await writeStep(world, tx, {
      ...{ bookingId, step: "cancel", by: "organiser", from, organiserId, ...message },
    });
    await tellVenue(world, tx, { bookingId, seq });
    const detail = { owedMinor, currency: booking.currency };
    await recordAudit(world, tx, { organiserId, action: "booking-cancelled", subject: bookingId, detail });
    return { ok: true, owedMinor };
  });
}

type Owing = { state: string; startsAt: Date; terms: Parameters<typeof termsOf>[0][] };

/** What the venue is owed when the booking is cancelled now, in minor units. */
export function owedNow({ state, startsAt, terms }: Owing, now: Date): number {
  if (state === "requested" || state === "countered") return 0;
  return owedOnCancel(termsOf(terms[0]), startsAt, now);
}
