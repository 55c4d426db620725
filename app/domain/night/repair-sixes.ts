import { type PersonId, pairName } from "./night-plan.ts";
import { type NightSeat, pairsOfRound } from "./night-state.ts";

/** An evening at tables of six under way. */
export type SixesUnderWay = {
  readonly places: readonly (readonly NightSeat[])[];
  /** How many rounds have begun; they never change. */
  readonly played: number;
  readonly tables: readonly number[];
  /** Those who stay in the plan. */
  readonly people: ReadonlySet<PersonId>;
  /** Those who sit on the left: seats 1 to 3. */
  readonly left: ReadonlySet<PersonId>;
  /** Names of pairs who may meet. */
  readonly mayMeet: ReadonlySet<string>;
  /** Names of pairs who never sit at one table. */
  readonly apart: ReadonlySet<string>;
};

/**
 * The smallest change that makes the rounds to come right again: who is not here any more leaves their seat, a table
 * that is lost moves as a whole to a free one (or sits out where there is none), one of two people to be kept apart
 * goes to another table, and those who `arrived` take a free seat in every round where there is one among people
 * they may meet and have not met. Nobody else moves. O(rounds · places · arrivals).
 */
export function repairSixes(night: SixesUnderWay, arrived: readonly PersonId[]): NightSeat[][] {
  const begun = night.places.slice(0, night.played).map((seats) => [...seats]);
  const met = new Set(begun.flatMap((seats) => pairsOfRound(seats).map(({ a, b }) => pairName(a, b))));
  const toCome = night.places.slice(night.played).map((seats) => moveTables(night, seats));
  for (const seats of toCome) for (const { a, b } of pairsOfRound(seats)) met.add(pairName(a, b));
  for (const seats of toCome) {
    const sentAway = separate(night, seats);
    for (const person of [...sentAway, ...arrived])
      if (night.people.has(person)) takeFreeSeat(night, seats, person, met);
  }
  return [...begun, ...toCome];
}

/** The seats of those who stay, at tables that are there. */
function moveTables(night: SixesUnderWay, seats: readonly NightSeat[]): NightSeat[] {
  const stay = seats.filter(({ lineId }) => night.people.has(lineId));
  const used = new Set(stay.map(({ table }) => table));
  const free = night.tables.filter((table) => !used.has(table));
  const home = new Map(
    [...used].map((table) => [table, night.tables.includes(table) ? table : free.shift()]),
  );
  return stay.flatMap((seat) => {
    const table = home.get(seat.table);
    return table === undefined ? [] : [{ ...seat, table }];
  });
}

/** Takes one of each two people to be kept apart out of their table; answers for those taken out. */
function separate(night: SixesUnderWay, seats: NightSeat[]): PersonId[] {
  const out: PersonId[] = [];
  for (const one of [...seats])
    for (const other of [...seats]) {
      if (one.lineId >= other.lineId || one.table !== other.table) continue;
      if (!night.apart.has(pairName(one.lineId, other.lineId)) || out.includes(one.lineId)) continue;
      const at = seats.indexOf(other);
      if (at === -1) continue;
      seats.splice(at, 1);
      out.push(other.lineId);
    }
  return out;
}

function takeFreeSeat(night: SixesUnderWay, seats: NightSeat[], person: PersonId, met: Set<string>): void {
  if (seats.some(({ lineId }) => lineId === person)) return;
  const own = night.left.has(person) ? [1, 2, 3] : [4, 5, 6];
  const choices = night.tables.flatMap((table) => {
    const there = seats.filter((seat) => seat.table === table);
    const seat = own.find((number) => !there.some((taken) => taken.seat === number));
    const across = there.filter((taken) => !own.includes(taken.seat)).map(({ lineId }) => lineId);
    const names = across.map((other) => pairName(person, other));
    const isOpen =
      seat !== undefined &&
      !there.some(({ lineId }) => night.apart.has(pairName(person, lineId))) &&
      !names.some((name) => met.has(name));
    const worth = names.filter((name) => night.mayMeet.has(name)).length;
    return isOpen && worth > 0 ? [{ table, seat, worth, names }] : [];
  });
  const best = choices.reduce<(typeof choices)[number] | null>(
    (top, next) => (top && top.worth >= next.worth ? top : next),
    null,
  );
  if (!best) return;
  seats.push({ lineId: person, table: best.table, seat: best.seat, partnerId: null });
  for (const name of best.names) met.add(name);
}
