import { violates } from "#app/adapters/db-errors.server.ts";
import { guaranteedMinor } from "#app/domain/money/deal.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { type BookingDraft, readBooking, type TypedBooking } from "#app/domain/venues/booking-draft.ts";
import { idOfForm } from "../once-per-form.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { writeStep } from "./booking-steps.server.ts";
import { findMet, type MetBooking } from "./find-met.server.ts";
import { termsColumns } from "./terms-rows.server.ts";

export type { MetBooking } from "./find-met.server.ts";

export type BookVenueOutcome =
  | { ok: true; bookingId: string }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "overlaps"; met: MetBooking }
  | { ok: false; reason: "not-found" };

type Place = { organiserId: string; venueId: string; currency: string; formId: string | null };

/**
 * Books a venue for a time range under a deal. The database refuses a range that meets a live one, counting the time
 * to set up and to clean up; then the answer says which. An archived venue counts as not found. The same form
 * (`formId`) sent twice books once.
 */
export async function bookVenue(
  world: World,
  input: { organiserId: string; venueId: string; fields: TypedBooking; formId?: string | null },
): Promise<BookVenueOutcome> {
  const { organiserId, venueId, fields, formId = null } = input;
  const venue = await world.db.prisma.venue.findFirst({ where: { id: venueId, archivedAt: null } });
  if (!venue) return { ok: false, reason: "not-found" };
  const { currency } = await readBusiness(world);
  const read = readBooking(fields, {
    timeZone: venue.timeZone,
    currency,
    now: world.clock.now(),
    capacity: venue.capacity,
  });
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const place = { organiserId, venueId, currency, formId };
  try {
    return await writeBooking(world, place, read.booking);
  } catch (error) {
    if (!violates(error, "venue_booking_no_overlap")) throw error;
    const met = await findMet(world, venueId, read.booking);
    // The one it met was cancelled in the meantime: the way is free.
    return met ? { ok: false, reason: "overlaps", met } : writeBooking(world, place, read.booking);
  }
}

/** The venue's row is locked against archiving while the booking is written. */
async function writeBooking(
  world: World,
  { organiserId, venueId, currency, formId }: Place,
  { terms, ...booking }: BookingDraft,
): Promise<BookVenueOutcome> {
  return world.db.transaction(async (tx) => {
    const id = await idOfForm(world, tx, formId);
    if ((await tx.venueBooking.findUnique({ where: { id } })) !== null) return { ok: true, bookingId: id };
    const open = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM venue WHERE id = ${venueId}::uuid AND archived_at IS NULL FOR SHARE`;
    if (open.length === 0) return { ok: false, reason: "not-found" };
    const createdAt = world.clock.now();
    await tx.venueBooking.create({
      data: { id, venueId, ...booking, currency, createdBy: organiserId, createdAt },
    });
    await tx.bookingTerms.create({
      data: { bookingId: id, version: 1, ...termsColumns(terms, booking), createdBy: organiserId, createdAt },
    });
    await writeStep(world, tx, {
      bookingId: id,
      step: "book",
      by: "organiser",
      from: null,
      organiserId,
      version: 1,
    });
    await recordAudit(world, tx, {
      organiserId,
      action: "booking-created",
      subject: id,
      detail: { dealKind: terms.deal.kind, certainMinor: guaranteedMinor(terms.deal), currency },
    });
    return { ok: true, bookingId: id };
  });
}
