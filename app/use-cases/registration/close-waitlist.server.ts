import { salesState } from "#app/domain/registration/sales.ts";
import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";
import { endEntryOf } from "./end-entry.server.ts";
import type { Entry } from "./waitlist-entry.server.ts";

const AT_ONCE = 200;

/** Nobody can get a seat any more: called off, over, or sales have ended. A pause is none of these. */
function isOver(event: Entry["event"], now: Date): boolean {
  const sales = salesState(event, now);
  return !sales.open && ["cancelled", "past", "closed"].includes(sales.reason);
}

/**
 * Closes the queue of an event that sells nothing any more; each who waited is told once. Answers how many were closed;
 * none while seats may still be had. Safe to repeat.
 */
export async function closeWaitlist(world: World, input: { eventId: string }): Promise<number> {
  const { eventId } = input;
  const event = await world.db.prisma.event.findUnique({ where: { id: eventId } });
  if (!event || !isOver(event, world.clock.now())) return 0;
  const open = await world.db.prisma.waitlistEntry.findMany({
    where: { eventId, kind: "join", state: { in: ["waiting", "offered"] } },
    orderBy: { seq: "asc" },
    select: { id: true },
  });
  let closed = 0;
  for (const { id } of open) {
    const ended = await endEntryOf(
      world,
      { eventId, entryId: id },
      {
        state: "closed",
        letter: "waitlist-closed",
        when: (entry, now) => isOver(entry.event, now),
      },
    );
    if (ended) closed += 1;
  }
  return closed;
}

/** Closes the queues of all events whose sales have ended, for a sweep every minute; answers of how many events. */
export async function closeOverWaitlists(world: World): Promise<number> {
  const now = world.clock.now();
  const events = await world.db.prisma.event.findMany({
    where: {
      entries: { some: { kind: "join", state: { in: ["waiting", "offered"] } } },
      OR: [{ state: { not: "published" } }, { salesCloseAt: { lte: now } }, { endsAt: { lte: now } }],
    },
    select: { id: true },
    take: AT_ONCE,
  });
  return oneByOne(world, events, {
    failed: "a waitlist could not be closed",
    work: async ({ id }) => (await closeWaitlist(world, { eventId: id })) > 0,
  });
}
