import { sideRoom } from "#app/domain/registration/seats-left.ts";

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

/** How many seats of a side can be taken now, whoever waits; never below 0. */
export function seatsWithinTolerance(sides: readonly FillingSide[], name: string, tolerance: number): number {
  const group = sides.map(({ name: id, capacity, taken, queue }) => {
    return { id, capacity, taken, waiting: queue.length, balanced: true };
  });
  return sideRoom(group, name, tolerance).left;
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
