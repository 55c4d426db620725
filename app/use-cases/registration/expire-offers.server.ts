import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";
import { endEntryOf } from "./end-entry.server.ts";
import type { EntryKey } from "./waitlist-link.server.ts";

const AT_ONCE = 200;

/**
 * Ends the offers whose time is over; their seats are free again and wake the queue. For a sweep every minute, or of
 * one event when somebody looks for a seat there. Answers how many ended. Safe to repeat.
 */
export async function expireOffers(world: World, only: { eventId?: string } = {}): Promise<number> {
  const overdue = await world.db.prisma.waitlistEntry.findMany({
    where: { ...only, kind: "join", state: "offered", offerUntil: { lte: world.clock.now() } },
    orderBy: { offerUntil: "asc" },
    select: { eventId: true, id: true },
    take: AT_ONCE,
  });
  return oneByOne(world, overdue, {
    failed: "an offer could not be ended",
    work: ({ eventId, id }) => expireOffer(world, { eventId, entryId: id }),
  });
}

/** Ends one offer if its time is over; false when it was answered meanwhile. */
export function expireOffer(world: World, key: EntryKey): Promise<boolean> {
  return endEntryOf(world, key, {
    state: "expired",
    letter: "waitlist-expired",
    when: (entry, now) => entry.state === "offered" && entry.offerUntil !== null && entry.offerUntil <= now,
  });
}
