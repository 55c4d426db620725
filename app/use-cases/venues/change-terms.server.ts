import { guaranteedMinor } from "#app/domain/money/deal.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { TermsFields } from "#app/domain/venues/booking-fields.ts";
import { readTerms } from "#app/domain/venues/terms-draft.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { writeStep } from "./booking-steps.server.ts";
import { latestTerms, termsColumns, termsOf } from "./terms-rows.server.ts";

export type ChangeTermsOutcome =
  | { ok: true; version: number }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" | "stale" };

/**
 * Writes down a new version of what was agreed by word of mouth about a live booking; the ones before stay. What a
 * venue said yes to by its link is not changed by one side. The booking's row is locked first: of two people who
 * changed the same version (`version`) the second is told.
 */
export async function changeTerms(
  world: World,
  input: { organiserId: string; venueId: string; bookingId: string; version: number; fields: TermsFields },
): Promise<ChangeTermsOutcome> {
  const { organiserId, venueId, bookingId } = input;
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<ChangeTermsOutcome> => {
    const locked = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM venue_booking
      WHERE id = ${bookingId}::uuid AND venue_id = ${venueId}::uuid AND state = 'confirmed'
        AND agreed_version IS NULL FOR UPDATE`;
    if (locked.length === 0) return { ok: false, reason: "not-found" };
    const booking = await tx.venueBooking.findUniqueOrThrow({
      where: { id: bookingId },
      include: { venue: { select: { timeZone: true } }, terms: latestTerms },
    });
    const [before] = booking.terms;
    const { depositDueAt } = termsOf(before);
    if (before?.version !== input.version) return { ok: false, reason: "stale" };
    const { currency, venue } = booking;
    const frame = { timeZone: venue.timeZone, currency, now, span: booking, dueBefore: depositDueAt };
    const read = readTerms(input.fields, frame);
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const version = before.version + 1;
    await tx.bookingTerms.create({
      data: {
        bookingId,
        version,
        ...termsColumns(read.terms, booking),
        createdBy: organiserId,
        createdAt: now,
      },
    });
    const step = { bookingId, step: "change-terms", by: "organiser", from: "confirmed" } as const;
    await writeStep(world, tx, { ...step, organiserId, version });
    await recordAudit(world, tx, {
      organiserId,
      action: "booking-terms-changed",
      subject: bookingId,
      detail: {
        version,
        dealKind: read.terms.deal.kind,
        certainMinor: guaranteedMinor(read.terms.deal),
        currency,
      },
    });
    return { ok: true, version };
  });
}
