/** A side as its neighbours see it. `taken` counts held, processing, paid and offered seats; `waiting` parties in its queue. */
export type FillingSide = {
  readonly id: string;
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
  /** Only balanced sides hold each other back. */
  readonly balanced: boolean;
};

/** The room of a side: seats nobody has, those of them within the tolerance, and those a newcomer may claim now. */
export type SideRoom = { free: number; left: number; waiting: number; claimable: number };

export type Availability = "open" | "may-free-up" | "sold-out";

/** Seats of a side that nobody has: its capacity less what is taken (held, processing, paid, offered), never below 0. */
export function seatsLeft(side: { readonly capacity: number; readonly taken: number }): number {
  return Math.max(0, side.capacity - side.taken);
}

/**
 * The most seats a side may have taken: it may run ahead of the smallest other side of its balance group by at most
 * the tolerance. A side that is full no longer holds the others back. Infinite where nobody holds it back.
 */
export function mostWithinTolerance(
  sides: readonly FillingSide[],
  sideId: string,
  tolerance: number | null,
): number {
  const side = sides.find(({ id }) => id === sideId);
  if (tolerance === null || !side?.balanced) return Number.POSITIVE_INFINITY;
  return sides
    .filter((other) => other.id !== sideId && other.balanced && other.taken < other.capacity)
    .reduce((most, other) => Math.min(most, other.taken + tolerance), Number.POSITIVE_INFINITY);
}

/**
 * `seats-left` of one side: `free` seats nobody has, `left` those within the tolerance (null: no side holds another
 * back), `claimable` those a newcomer may take, which is none while anybody waits. An unknown side has no room.
 */
export function sideRoom(sides: readonly FillingSide[], sideId: string, tolerance: number | null): SideRoom {
  const side = sides.find(({ id }) => id === sideId);
  if (!side) return { free: 0, left: 0, waiting: 0, claimable: 0 };
  const { capacity, taken, waiting } = side;
  const most = Math.min(capacity, mostWithinTolerance(sides, sideId, tolerance));
  const left = seatsLeft({ capacity: most, taken });
  return { free: seatsLeft({ capacity, taken }), left, waiting, claimable: waiting > 0 ? 0 : left };
}

/** Why a side has nothing to claim: everything is taken, somebody was there before, or the other sides are behind. */
export type WhyWait = "full" | "queue" | "balance";

/** The reason a newcomer must wait; null when there is a seat to claim. */
export function whyWait(room: SideRoom): WhyWait | null {
  if (room.claimable > 0) return null;
  if (room.free === 0) return "full";
  return room.waiting > 0 ? "queue" : "balance";
}

/**
 * What a page says of a side: whether seats can be claimed, and if not, whether kept seats may come back because
 * nobody paid in time (`overdue`). A seat with an overdue hold is not claimable; it only may become so.
 */
export function sideAvailability(side: { readonly left: number; readonly overdue: number }): Availability {
  if (side.left > 0) return "open";
  return side.overdue > 0 ? "may-free-up" : "sold-out";
}

/**
 * Whether a party can be seated whole: once all of its people sit, each side it grew is within its capacity and
 * within the tolerance of the others as they are then. Who waits is not looked at. One person fits when `left` > 0.
 */
export function partyFits(
  sides: readonly FillingSide[],
  places: readonly { readonly sideId: string; readonly seats: number }[],
  tolerance: number | null,
): boolean {
  const seated = sides.map((side) => {
    const more = places.reduce((sum, { sideId, seats }) => (sideId === side.id ? sum + seats : sum), 0);
    return { ...side, taken: side.taken + more };
  });
  return places.every(({ sideId }) => {
    const side = seated.find(({ id }) => id === sideId);
    return (
      side !== undefined &&
      side.taken <= Math.min(side.capacity, mostWithinTolerance(seated, sideId, tolerance))
    );
  });
}
