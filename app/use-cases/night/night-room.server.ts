import type { Tx } from "#app/adapters/db.server.ts";
import { liveAtNight } from "./night-person.server.ts";

/** Where somebody with a ticket is tonight. */
export type Presence = "here" | "not-here" | "left" | "no-show";

export type RoomGuest = {
  lineId: string;
  sideId: string;
  presence: Presence;
  arrivedAt: Date | null;
  /** The plan counts on them. */
  isPlanned: boolean;
};

/**
 * Everybody of a night, side by side and by number: those with a good ticket, and those whom the plan still counts on
 * although their ticket is good no more (they are not here).
 */
export async function nightRoom(tx: Tx, eventId: string): Promise<RoomGuest[]> {
  // One after the other: a transaction has a single connection.
  const lines = await tx.orderLine.findMany({
    where: { eventId, ...liveAtNight },
    orderBy: [{ side: { position: "asc" } }, { seatNumber: "asc" }, { id: "asc" }],
    select: { id: true, sideId: true },
  });
  const guests = await tx.nightGuest.findMany({
    where: { eventId },
    include: { line: { select: { sideId: true } } },
  });
  const known = new Map(guests.map((guest) => [guest.lineId, guest]));
  const live = new Set(lines.map(({ id }) => id));
  const withTicket = lines.map(({ id, sideId }): RoomGuest => {
    const guest = known.get(id);
    return {
      ...{ lineId: id, sideId, presence: presenceOf(guest) },
      arrivedAt: guest?.arrivedAt ?? null,
      isPlanned: guest !== undefined && guest.plannedAt !== null,
    };
  });
  const gone = guests
    .filter(({ lineId, plannedAt }) => plannedAt !== null && !live.has(lineId))
    .map(({ lineId, line }): RoomGuest => {
      return { lineId, sideId: line.sideId, presence: "left", arrivedAt: null, isPlanned: true };
    });
  return [...withTicket, ...gone];
}

type GuestTimes = { arrivedAt: Date | null; leftAt: Date | null; noShowAt: Date | null };

function presenceOf(guest: GuestTimes | undefined): Presence {
  if (guest?.noShowAt) return "no-show";
  if (guest?.leftAt) return "left";
  return guest?.arrivedAt ? "here" : "not-here";
}

/** Who came since the plan was made, and whom it counts on who is not here any more. */
export function planIsBehind(room: readonly RoomGuest[]): { come: RoomGuest[]; gone: RoomGuest[] } {
  return {
    come: room.filter(({ presence, isPlanned }) => presence === "here" && !isPlanned),
    gone: room.filter(({ presence, isPlanned }) => presence !== "here" && isPlanned),
  };
}
