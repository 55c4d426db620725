import type { Locale } from "#app/domain/events/locale.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { sideRoom } from "#app/domain/registration/seats-left.ts";
import { entryReader } from "../registration/waitlist-entry.server.ts";
import type { World } from "../world.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

export type EntryKind = "join" | "approval" | "move";

/** One party of a side's queue. */
export type QueuedEntry = {
  entryId: string;
  kind: EntryKind;
  email: string;
  orderId: string | null;
  joinedAt: Date;
  /** Their place in this side's line, from 1; null with an offer. */
  place: number | null;
  offerUntil: Date | null;
  /** All they ask for, in the order of the sides. */
  places: { position: number; side: string; seats: number }[];
};

export type SideQueue = {
  id: string;
  label: string;
  capacity: number;
  taken: number;
  /** Seats nobody has, and those of them within the tolerance. */
  free: number;
  left: number;
  offers: QueuedEntry[];
  queue: QueuedEntry[];
};

export type WaitlistPage = { event: OfficeEvent; now: Date; selling: boolean; sides: SideQueue[] };

function kindOf(kind: string): EntryKind {
  return kind === "approval" || kind === "move" ? kind : "join";
}

/** The queues of an event, side by side, for the organiser; null when there is no such event. */
export async function showWaitlist(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<WaitlistPage | null> {
  const { eventId, locale } = input;
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const { prisma } = world.db;
  const [row, sides, entries] = await Promise.all([
    prisma.event.findUniqueOrThrow({ where: { id: eventId } }),
    prisma.side.findMany({ where: { eventId }, orderBy: { position: "asc" } }),
    prisma.waitlistEntry.findMany({
      where: { eventId, state: { in: ["waiting", "offered"] } },
      orderBy: { seq: "asc" },
      include: { places: { include: { side: true } } },
    }),
  ]);
  const now = world.clock.now();
  const queued = entries.map((entry) => ({
    entryId: entry.id,
    kind: kindOf(entry.kind),
    email: entryReader(world, entry).email,
    orderId: entry.orderId,
    joinedAt: entry.joinedAt,
    offerUntil: entry.state === "offered" ? entry.offerUntil : null,
    sideIds: entry.places.map(({ sideId }) => sideId),
    places: entry.places
      .map(({ side, seats }) => ({
        position: side.position,
        side: locale === "en" ? side.labelEn : side.labelZh,
        seats,
      }))
      .sort((a, b) => a.position - b.position),
  }));
  return {
    event,
    now,
    selling: salesState(row, now).open,
    sides: sides.map((side) => {
      const own = queued.filter(({ sideIds }) => sideIds.includes(side.id));
      const { free, left } = sideRoom(sides, side.id, row.balanceTolerance);
      const waiting = own.filter(({ offerUntil }) => offerUntil === null);
      return {
        id: side.id,
        label: locale === "en" ? side.labelEn : side.labelZh,
        capacity: side.capacity,
        taken: side.taken,
        free,
        left,
        offers: own.filter(({ offerUntil }) => offerUntil !== null).map((one) => ({ ...one, place: null })),
        queue: waiting.map((one, index) => ({ ...one, place: index + 1 })),
      };
    }),
  };
}
