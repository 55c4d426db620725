import { seatsLeft } from "#app/domain/registration/seats-left.ts";

/** A side of an event that fills evenly with the others: `taken` counts held, processing, paid and offered seats. */
export type FillingSide = {
  readonly name: string;
  readonly capacity: number;
  readonly taken: number;
  /** Those who wait, first come first served. */
  readonly queue: readonly string[];
};

/** Somebody who gets a seat, by arriving or from a queue. */
export type Admission = { readonly person: string; readonly side: string };

/**
 * The most seats a side may have taken: it may run ahead of the smallest other side by at most the tolerance. A
 * side that is full no longer holds the others back. Infinite where nobody holds it back.
 */
export function roomWithinTolerance(sides: readonly FillingSide[], name: string, tolerance: number): number {
  return sides
    .filter((side) => side.name !== name && side.taken < side.capacity)
    .reduce((room, side) => Math.min(room, side.taken + tolerance), Number.POSITIVE_INFINITY);
}

/** How many seats of a side can be taken now, never below 0. */
export function seatsWithinTolerance(sides: readonly FillingSide[], name: string, tolerance: number): number {
  const side = sides.find((one) => one.name === name);
  if (!side) return 0;
  const capacity = Math.min(side.capacity, roomWithinTolerance(sides, name, tolerance));
  return seatsLeft({ capacity, taken: side.taken });
}

/** Somebody asks for a seat: they get it, or wait at the end of their side's queue; then the queues move up. */
export function arriveAt(
  sides: readonly FillingSide[],
  person: string,
  name: string,
  tolerance: number,
): { readonly sides: readonly FillingSide[]; readonly admitted: readonly Admission[] } {
  const waiting = sides.map((side) =>
    side.name === name ? { ...side, queue: [...side.queue, person] } : side,
  );
  return promoteQueues(waiting, tolerance);
}

/** A seat of a side becomes free; the queues move up. */
export function freeSeat(
  sides: readonly FillingSide[],
  name: string,
  tolerance: number,
): { readonly sides: readonly FillingSide[]; readonly admitted: readonly Admission[] } {
  const freed = sides.map((side) =>
    side.name === name ? { ...side, taken: Math.max(0, side.taken - 1) } : side,
  );
  return promoteQueues(freed, tolerance);
}

/**
 * Gives seats to the queues until nobody can move up; of several sides the one with the fewest seats taken comes
 * first, then the order of the sides. A seat of one side never goes to another.
 */
export function promoteQueues(
  sides: readonly FillingSide[],
  tolerance: number,
): { readonly sides: readonly FillingSide[]; readonly admitted: readonly Admission[] } {
  let now = sides;
  const admitted: Admission[] = [];
  for (;;) {
    const next = now
      .filter((side) => side.queue.length > 0 && seatsWithinTolerance(now, side.name, tolerance) > 0)
      .reduce<FillingSide | null>((best, side) => (best && best.taken <= side.taken ? best : side), null);
    const [person, ...queue] = next?.queue ?? [];
    if (!next || person === undefined) return { sides: now, admitted };
    admitted.push({ person, side: next.name });
    now = now.map((side) => (side.name === next.name ? { ...side, taken: side.taken + 1, queue } : side));
  }
}
