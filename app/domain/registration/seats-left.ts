/** How many seats of a side stand where. `overdue` is the part of `held` whose hold is over. */
export type SideCount = {
  readonly capacity: number;
  readonly held: number;
  readonly overdue: number;
  readonly sold: number;
};

export type Availability = "open" | "may-free-up" | "sold-out";

/** Seats of a side that can be claimed now: its capacity less what is taken (held, processing, paid), never below 0. */
export function seatsLeft(side: { readonly capacity: number; readonly taken: number }): number {
  return Math.max(0, side.capacity - side.taken);
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
