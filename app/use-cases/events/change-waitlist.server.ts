import { extendedOffer } from "#app/domain/registration/offer-time.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { endEntryOf } from "../registration/end-entry.server.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import { offerSeatTo } from "../registration/offer-seat.server.ts";
import { tellWaiting } from "../registration/tell-waiting.server.ts";
import { readEntry } from "../registration/waitlist-entry.server.ts";
import type { EntryKey } from "../registration/waitlist-link.server.ts";
import type { World } from "../world.server.ts";

export type ChangeWaitlistOutcome =
  | { ok: true }
  | {
      ok: false;
      reason: "not-found" | "not-confirmed" | "nobody-waits" | "no-seat" | "over" | "no-time";
    };

type ByOrganiser = { organiserId: string };

/** How many hours an organiser can add to an offer at once. */
export const extensionHours = [1, 6, 12, 24] as const;

/**
 * Takes somebody who joined by the form out of the waitlist; a seat kept for them goes to the next. Applications and
 * guests who change sides are dealt with on their own page.
 */
export async function withdrawEntry(
  world: World,
  input: EntryKey & ByOrganiser,
): Promise<ChangeWaitlistOutcome> {
  const { organiserId, eventId, entryId } = input;
  const ended = await endEntryOf(world, input, {
    state: "left",
    also: (tx, entry) =>
      recordAudit(world, tx, {
        organiserId,
        eventId,
        action: "waitlist-entry-withdrawn",
        subject: entryId,
        detail: { had: entry.state },
      }),
  });
  if (ended) return { ok: true };
  const entry = await readEntry(world.db.prisma, input);
  return { ok: false, reason: entry ? "over" : "not-found" };
}

/** Keeps an offered seat for its person some hours longer, never past the end of sales, and writes to them. */
export async function extendOffer(
  world: World,
  input: EntryKey & ByOrganiser & { hours: number },
): Promise<ChangeWaitlistOutcome> {
  const { organiserId, eventId, entryId, hours } = input;
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<ChangeWaitlistOutcome> => {
    await lockSides(tx, eventId);
    const entry = await readEntry(tx, input);
    if (!entry) return { ok: false, reason: "not-found" };
    const { state, offerUntil, event } = entry;
    if (state !== "offered" || offerUntil === null || offerUntil <= now || event.state !== "published")
      return { ok: false, reason: "over" };
    const until = extendedOffer({ until: offerUntil, hours, salesCloseAt: event.salesCloseAt }, now);
    if (!until) return { ok: false, reason: "no-time" };
    await tx.waitlistEntry.update({
      where: { eventId_id: { eventId, id: entryId } },
      data: { offerUntil: until },
    });
    await tellWaiting(world, tx, entry, { kind: "waitlist-offer", again: String(until.getTime()) });
    const detail = { until: until.toISOString() };
    await recordAudit(world, tx, {
      ...{ organiserId, eventId, action: "waitlist-offer-extended", subject: entryId, detail },
    });
    return { ok: true };
  });
}

/**
 * Offers free seats beyond the tolerance to the head of a side's queue, once confirmed. First come, first served stays:
 * it is always the first in line; never beyond the capacity.
 */
export async function offerBeyondTolerance(
  world: World,
  input: ByOrganiser & { eventId: string; sideId: string; confirmed: boolean },
): Promise<ChangeWaitlistOutcome> {
  const { organiserId, eventId, sideId, confirmed } = input;
  if (!confirmed) return { ok: false, reason: "not-confirmed" };
  return world.db.transaction(async (tx): Promise<ChangeWaitlistOutcome> => {
    const sides = await lockSides(tx, eventId);
    if (!sides.some(({ id }) => id === sideId)) return { ok: false, reason: "not-found" };
    const head = await tx.waitlistEntry.findFirst({
      where: { eventId, state: "waiting", places: { some: { sideId } } },
      orderBy: { seq: "asc" },
      select: { id: true },
    });
    if (!head) return { ok: false, reason: "nobody-waits" };
    const offered = await offerSeatTo(world, tx, { eventId, entryId: head.id });
    if (!offered) return { ok: false, reason: "no-seat" };
    await recordAudit(world, tx, {
      organiserId,
      eventId,
      action: "waitlist-offered-beyond-tolerance",
      subject: head.id,
      detail: { sideId },
    });
    return { ok: true };
  });
}
