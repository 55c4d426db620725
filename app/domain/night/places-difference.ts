import { type NightSeat, partnersAt } from "./night-state.ts";

/** Where somebody sits in one round, and with whom. */
export type Seating = { readonly table: number; readonly with: readonly string[] };

/** One person's round that is no longer as it was; null is a round they sit out. */
export type SeatingChange = {
  readonly round: number;
  readonly before: Seating | null;
  readonly after: Seating | null;
};

/** Everything a change of the plan does, as it is shown before it is applied. Rounds are counted from 1. */
export type PlacesDifference = {
  /** Pairs that would have met in a round and do not, and the other way round. */
  readonly fewer: number;
  readonly more: number;
  /** Everybody affected, in the order of the evening. */
  readonly people: readonly { readonly lineId: string; readonly changes: readonly SeatingChange[] }[];
};

type Places = readonly (readonly NightSeat[])[];

/** Compares two plans in the rounds that have not begun; `played` rounds are history. O(places). */
export function placesDifference(before: Places, after: Places, played: number): PlacesDifference {
  const people = new Map<string, SeatingChange[]>();
  let [fewer, more] = [0, 0];
  for (let index = played; index < Math.max(before.length, after.length); index++) {
    const [old, now] = [seatings(before[index] ?? []), seatings(after[index] ?? [])];
    for (const lineId of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(lineId) ?? null, now.get(lineId) ?? null];
      fewer += (was?.with ?? []).filter((other) => !is?.with.includes(other)).length;
      more += (is?.with ?? []).filter((other) => !was?.with.includes(other)).length;
      if (isSame(was, is)) continue;
      people.set(lineId, [...(people.get(lineId) ?? []), { round: index + 1, before: was, after: is }]);
    }
  }
  const affected = [...people].map(([lineId, changes]) => ({ lineId, changes }));
  // Each meeting was counted from both of its ends.
  return { fewer: fewer / 2, more: more / 2, people: affected };
}

/** The seatings of one round by person. */
export function seatings(seats: readonly NightSeat[]): Map<string, Seating> {
  return new Map(
    seats.map((seat) => [seat.lineId, { table: seat.table, with: partnersAt(seats, seat).sort() }]),
  );
}

function isSame(one: Seating | null, other: Seating | null): boolean {
  if (one === null || other === null) return one === other;
  return one.table === other.table && one.with.join() === other.with.join();
}
