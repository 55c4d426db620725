import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { nextVersion, readVersion } from "#app/domain/organiser/version.ts";
import { openStates, roomKeeping } from "#app/domain/venues/booking-state.ts";
import { readVenue, type VenueFields } from "#app/domain/venues/venue-draft.ts";
import { idOfForm } from "../once-per-form.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

type Invalid = { ok: false; reason: "invalid"; problems: FieldProblems };
export type AddVenueOutcome = { ok: true; venueId: string } | Invalid;
export type ChangeVenueOutcome =
  | { ok: true }
  | Invalid
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "stale" };

/** Notes down a venue; the same form (`formId`) sent twice, once. */
export async function addVenue(
  world: World,
  input: { organiserId: string; fields: VenueFields; formId?: string | null },
): Promise<AddVenueOutcome> {
  const read = readVenue(input.fields);
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<AddVenueOutcome> => {
    const id = await idOfForm(world, tx, input.formId);
    if ((await tx.venue.findUnique({ where: { id } })) !== null) return { ok: true, venueId: id };
    await tx.venue.create({ data: { id, ...read.venue, createdAt: now, updatedAt: now } });
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      action: "venue-created",
      subject: id,
      detail: { capacity: read.venue.capacity },
    });
    return { ok: true, venueId: id };
  });
}

/**
 * Changes a venue as it was shown (`version`); someone else's change in between answers "stale". The zone of a
 * venue with bookings ahead stays: their times were agreed on its wall clock.
 */
export async function changeVenue(
  world: World,
  input: { organiserId: string; venueId: string; version: string; fields: VenueFields },
): Promise<ChangeVenueOutcome> {
  const read = readVenue(input.fields);
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const { organiserId, venueId } = input;
  const [now, version] = [world.clock.now(), readVersion(input.version)];
  return world.db.transaction(async (tx) => {
    const venue = await tx.venue.findUnique({ where: { id: venueId } });
    if (!venue) return { ok: false, reason: "not-found" };
    if (venue.timeZone !== read.venue.timeZone) {
      const ahead = await tx.venueBooking.count({
        where: { venueId, state: { in: [...openStates, ...roomKeeping] }, endsAt: { gt: now } },
      });
      if (ahead > 0)
        return { ok: false, reason: "invalid", problems: { timeZone: "zone-has-bookings" as const } };
    }
    const { count } = await tx.venue.updateMany({
      where: { id: venueId, updatedAt: version ?? new Date(0) },
      data: { ...read.venue, updatedAt: nextVersion(venue.updatedAt, now) },
    });
    if (count === 0) return { ok: false, reason: "stale" };
    await recordAudit(world, tx, { organiserId, action: "venue-changed", subject: venueId });
    return { ok: true };
  });
}
