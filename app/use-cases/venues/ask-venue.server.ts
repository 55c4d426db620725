import { guaranteedMinor } from "#app/domain/money/deal.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { type BookingDraft, readBooking, type TypedBooking } from "#app/domain/venues/booking-draft.ts";
import { type Request, type RequestFields, readRequest } from "#app/domain/venues/request-draft.ts";
import type { Room } from "#app/domain/venues/venue-facts.ts";
import { idOfForm } from "../once-per-form.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { writeStep } from "./booking-steps.server.ts";
import { factsOf } from "./read-facts.server.ts";
import { tellVenue } from "./tell-booking.server.ts";
import { termsColumns } from "./terms-rows.server.ts";

export type AskVenueOutcome =
  | { ok: true; bookingId: string }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" | "too-many" };

type Asking = {
  organiserId: string;
  venueId: string;
  currency: string;
  room: Room | null;
  request: Request;
  askedForId: string | null;
  formId: string | null;
};

/**
 * Asks a venue for a time under terms; it is written to, and answers by its link. Nothing is kept for it yet. An
 * archived venue counts as not found. `forEventId` is the event it is asked for, if for one. The same form (`formId`)
 * sent twice asks once.
 */
export async function askVenue(
  world: World,
  input: {
    organiserId: string;
    venueId: string;
    fields: TypedBooking;
    request: RequestFields;
    forEventId?: string | null;
    formId?: string | null;
  },
): Promise<AskVenueOutcome> {
  const { organiserId, venueId, formId = null } = input;
  const venue = await world.db.prisma.venue.findFirst({ where: { id: venueId, archivedAt: null } });
  if (!venue) return { ok: false, reason: "not-found" };
  const { currency } = await readBusiness(world);
  const { rooms } = factsOf(world, venue);
  const room = rooms[/^\d$/.test(input.request.room) ? Number(input.request.room) : -1] ?? null;
  const place = { timeZone: venue.timeZone, currency, now: world.clock.now() };
  const read = readBooking(input.fields, { ...place, capacity: room?.capacity ?? venue.capacity });
  const asked = readRequest(input.request);
  if (!read.ok || !asked.ok)
    return {
      ok: false,
      reason: "invalid",
      problems: { ...(read.ok ? {} : read.problems), ...(asked.ok ? {} : asked.problems) },
    };
  if (!(await world.limits.take("ask-venue", organiserId)).ok) return { ok: false, reason: "too-many" };
  const asking = { organiserId, venueId, currency, room, request: asked.request, formId };
  const event =
    input.forEventId == null
      ? null
      : await world.db.prisma.event.findFirst({
          where: { id: input.forEventId, state: { in: ["draft", "published"] } },
          select: { id: true },
        });
  return writeRequest(world, { ...asking, askedForId: event?.id ?? null }, read.booking);
}

async function writeRequest(
  world: World,
  { organiserId, venueId, currency, room, request, askedForId, formId }: Asking,
  { terms, ...booking }: BookingDraft,
): Promise<AskVenueOutcome> {
  const createdAt = world.clock.now();
  const made = { createdBy: organiserId, createdAt };
  const { name, email, locale, message } = request;
  return world.db.transaction(async (tx) => {
    const bookingId = await idOfForm(world, tx, formId);
    if ((await tx.venueBooking.findUnique({ where: { id: bookingId } })) !== null)
      return { ok: true, bookingId };
    const open = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM venue WHERE id = ${venueId}::uuid AND archived_at IS NULL FOR SHARE`;
    if (open.length === 0) return { ok: false, reason: "not-found" };
    await tx.venueBooking.create({
      data: {
        ...{ id: bookingId, venueId, state: "requested", ...booking, currency, askedForId, ...made },
        ...{ askedLocale: locale, contactSealed: world.vault.seal({ name, email }) },
        ...(room ? { room: { ...room } } : {}),
      },
    });
    await tx.bookingTerms.create({
      data: { bookingId, version: 1, ...termsColumns(terms, booking), ...made },
    });
    const step = { bookingId, step: "ask", by: "organiser", from: null, version: 1 } as const;
    const { seq } = await writeStep(world, tx, { ...step, organiserId, message });
    await tellVenue(world, tx, { bookingId, seq });
    const detail = { dealKind: terms.deal.kind, certainMinor: guaranteedMinor(terms.deal), currency };
    await recordAudit(world, tx, { organiserId, action: "venue-asked", subject: bookingId, detail });
    return { ok: true, bookingId };
  });
}
