import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import type { GoFigures } from "#app/domain/events/go-no-go.ts";
import { reminderKinds } from "#app/domain/letters/letter-kinds.ts";
import { nextVersion } from "#app/domain/organiser/version.ts";
import { nextState } from "#app/domain/venues/booking-state.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { stateOf } from "../venues/booking-steps.server.ts";
import { endBooking } from "../venues/cancel-booking.server.ts";
import { latestTerms } from "../venues/terms-rows.server.ts";
import type { World } from "../world.server.ts";
import { writeGoDecision } from "./go-decision.server.ts";
import type { LockedEvening } from "./lock-evening.server.ts";

type CallingOff = {
  event: LockedEvening;
  /** Null: the go/no-go rule calls it off. */
  organiserId: string | null;
  /** What it is decided on; null where nobody asked for a go/no-go. */
  figures: GoFigures | null;
};

/**
 * Calls a published event off, whose row and booking the caller holds: nothing is sold any more, letters about coming
 * are laid aside, a job gives every order its end, and the venue's booking ends by its ladder. An open go/no-go is
 * answered by it.
 */
export async function callOff(world: World, tx: Tx, { event, organiserId, figures }: CallingOff) {
  const { id: eventId, goNoGoAt } = event;
  const now = world.clock.now();
  await tx.event.update({
    where: { id: eventId },
    data: {
      state: "cancelled",
      cancelledAt: now,
      updatedAt: nextVersion(event.updatedAt, now),
      // Calendars follow the file with the highest number.
      timeVersion: { increment: 1 },
    },
  });
  await layLettersAside(tx, eventId);
  await enqueue(tx, "cancel-event", { eventId }, { key: `cancel-event:${eventId}` });
  const orders = await tx.order.count({
    where: { eventId, state: { in: ["applied", "approved", "held", "processing", "paid"] } },
  });
  await recordAudit(world, tx, { organiserId, eventId, action: "event-cancelled", detail: { orders } });
  if (event.bookingId !== null) await letVenueKnow(world, tx, event.bookingId, organiserId);
  if (goNoGoAt !== null && figures !== null)
    await writeGoDecision(world, tx, {
      event: { id: eventId, goNoGoAt },
      choice: "cancel",
      organiserId,
      figures,
    });
}

/** The booking ends with its evening, unless it was over or had ended before. */
async function letVenueKnow(
  world: World,
  tx: Tx,
  bookingId: string,
  organiserId: string | null,
): Promise<void> {
  const booking = await tx.venueBooking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { terms: latestTerms },
  });
  if (nextState("cancel", "organiser", stateOf(booking.state)) === null) return;
  await endBooking(world, tx, { booking, organiserId });
}

/** Nobody is told the way to an evening that is off. Letters already on their way are judged when they go. */
async function layLettersAside(tx: Tx, eventId: string): Promise<void> {
  await tx.letter.updateMany({
    where: {
      eventId,
      kind: { in: ["ticket", "event-moved", ...reminderKinds] },
      state: "queued",
      firstTriedAt: null,
    },
    data: { state: "skipped", skippedReason: "event-not-on", secretSealed: null, renderedSealed: null },
  });
}
