import type { Tx } from "#app/adapters/db.server.ts";
import { readPriceSteps } from "#app/domain/events/price-steps.ts";
import { type PublishReason, publishReasons } from "#app/domain/events/publish-rules.ts";
import { nextVersion } from "#app/domain/organiser/version.ts";
import { bookingEntry } from "#app/domain/payment/ledger.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";
import { addSeats } from "./fit-seats.server.ts";
import { type LockedBooking, lockBooking } from "./lock-booking.server.ts";

export type PublishEventOutcome =
  | { ok: true; slug: string }
  | { ok: false; reason: "not-found" | "stale" }
  | { ok: false; reason: "not-ready"; reasons: PublishReason[] };

/**
 * Opens a draft to the public: its numbered seats come into being, and what the venue will cost is posted.
 * The booking is locked first, then the draft's own row is claimed; of two presses one publishes.
 */
export async function publishEvent(
  world: World,
  input: { organiserId: string; eventId: string },
): Promise<PublishEventOutcome> {
  const now = world.clock.now();
  return world.db.transaction(async (tx) => {
    const event = await tx.event.findUnique({
      where: { id: input.eventId },
      include: { texts: true, sides: { orderBy: { position: "asc" } } },
    });
    if (!event) return { ok: false, reason: "not-found" };
    const booking = await bookingOf(tx, event);
    const reasons = publishReasons({ ...event, booking, hasProfile: true }, now);
    if (reasons.length > 0 || booking === null) return { ok: false, reason: "not-ready", reasons };
    const { count } = await tx.event.updateMany({
      where: { id: event.id, state: "draft", updatedAt: event.updatedAt },
      data: { state: "published", publishedAt: now, updatedAt: nextVersion(event.updatedAt, now) },
    });
    if (count === 0) return { ok: false, reason: "stale" };
    for (const { id, capacity, priceMinor, priceSteps } of event.sides) {
      const ladder = { steps: readPriceSteps(priceSteps), priceMinor };
      await addSeats(tx, { eventId: event.id, sideId: id, ladder }, capacity);
    }
    await postVenueCost(tx, event.id, booking, now);
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      eventId: event.id,
      action: "event-published",
      detail: { venueFeeMinor: booking.feeMinor, currency: booking.currency },
    });
    return { ok: true, slug: event.slug };
  });
}

async function bookingOf(
  tx: Tx,
  event: { id: string; bookingId: string | null },
): Promise<LockedBooking | null> {
  if (event.bookingId === null) return null;
  const locked = await lockBooking(tx, event.bookingId, event.id);
  return locked.ok ? locked.booking : null;
}

async function postVenueCost(tx: Tx, eventId: string, booking: LockedBooking, now: Date): Promise<void> {
  const lines = bookingEntry({
    eventId,
    bookingId: booking.id,
    amountMinor: booking.feeMinor,
    currency: booking.currency,
  });
  await postLedger(tx, lines, { at: now, recordedAt: now });
}
