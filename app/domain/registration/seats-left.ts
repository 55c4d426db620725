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

/** How many seats of a side stand where. `overdue` is the part of `held` whose hold is over. */
export type SideCount = {
  readonly capacity: number;
  readonly held: number;
  readonly overdue: number;
  readonly sold: number;
};

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
 * What a page says of a side: how many are left, and how many kept seats may come back because nobody paid
 * in time. A seat with an overdue hold is not claimable; it only may become so.
 */
export function sideAvailability(side: SideCount): { left: number; mayFreeUp: number; state: Availability } {
  const left = seatsLeft({ capacity: side.capacity, taken: side.held + side.sold });
  const state = left > 0 ? "open" : side.overdue > 0 ? "may-free-up" : "sold-out";
  return { left, mayFreeUp: side.overdue, state };
}
