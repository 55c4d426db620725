import type { MeetPair } from "./meet-graph.ts";

/** Nobody: a person who sits this round out. */
export const IDLE = -1;

/** Who meets whom in which round: the partner of person p in round r stands at r · size + p. */
export type RoundGrid = { readonly size: number; readonly rounds: number; readonly partner: Int32Array };

export function makeGrid(size: number, rounds: number): RoundGrid {
  return { size, rounds, partner: new Int32Array(size * rounds).fill(IDLE) };
}

export function partnerIn({ size, partner }: RoundGrid, round: number, person: number): number {
  return partner[round * size + person] ?? IDLE;
}

export function pairUp({ size, partner }: RoundGrid, round: number, a: number, b: number): void {
  partner[round * size + a] = b;
  partner[round * size + b] = a;
}

export function part({ size, partner }: RoundGrid, round: number, a: number, b: number): void {
  partner[round * size + a] = IDLE;
  partner[round * size + b] = IDLE;
}

/** The first round a person is idle in, and −1 when there is none. */
export function idleRound({ size, rounds, partner }: RoundGrid, person: number): number {
  for (let round = 0; round < rounds; round++) if (partner[round * size + person] === IDLE) return round;
  return -1;
}

export function countDates(grid: RoundGrid, round: number): number {
  let seated = 0;
  for (let person = 0; person < grid.size; person++) if (partnerIn(grid, round, person) !== IDLE) seated++;
  return seated / 2;
}

/**
 * The alternating way from a person through two rounds: the date in `first`, that partner's date in `second`, and
 * so on. It starts at somebody idle in `second` and ends at somebody idle in one of the two.
 */
export function alternatingWay(grid: RoundGrid, start: number, first: number, second: number): number[] {
  const way = [start];
  let round = first;
  for (let at = partnerIn(grid, round, start); at !== IDLE && at !== start; at = partnerIn(grid, round, at)) {
    way.push(at);
    round = first + second - round;
  }
  return way;
}

/** Exchanges two rounds for the people of an alternating way (or cycle): nobody gains or loses a date. */
export function exchangeRounds(
  { size, partner }: RoundGrid,
  way: readonly number[],
  first: number,
  second: number,
): void {
  for (const person of way) {
    const [one, other] = [first * size + person, second * size + person];
    const kept = partner[one] ?? IDLE;
    partner[one] = partner[other] ?? IDLE;
    partner[other] = kept;
  }
}

/**
 * Moves dates between rounds until the numbers of dates differ by at most one. Two rounds together are ways and
 * cycles; where one has two more dates than the other, some way has one more of its own, and exchanging that way
 * evens them (D. de Werra 1971, C. McDiarmid 1972). O(rounds · dates · size) at worst.
 */
export function balanceRounds(grid: RoundGrid): void {
  const counts = Array.from({ length: grid.rounds }, (_, round) => countDates(grid, round));
  for (;;) {
    const full = counts.indexOf(Math.max(...counts));
    const empty = counts.indexOf(Math.min(...counts));
    const gap = (counts[full] ?? 0) - (counts[empty] ?? 0);
    if (!(gap > 1) || !shiftOne(grid, full, empty)) return;
    counts[full] = (counts[full] ?? 0) - 1;
    counts[empty] = (counts[empty] ?? 0) + 1;
  }
}

function shiftOne(grid: RoundGrid, full: number, empty: number): boolean {
  for (let person = 0; person < grid.size; person++) {
    if (partnerIn(grid, empty, person) !== IDLE || partnerIn(grid, full, person) === IDLE) continue;
    const way = alternatingWay(grid, person, full, empty);
    if (way.length % 2 !== 0) continue;
    exchangeRounds(grid, way, full, empty);
    return true;
  }
  return false;
}

/** The dates round by round, each pair with the smaller number first, rounds without a date left out. */
export function roundsOf(grid: RoundGrid, weightOf: (a: number, b: number) => number): MeetPair[][] {
  const rounds: MeetPair[][] = [];
  for (let round = 0; round < grid.rounds; round++) {
    const dates: MeetPair[] = [];
    for (let a = 0; a < grid.size; a++) {
      const b = partnerIn(grid, round, a);
      if (b > a) dates.push({ a, b, weight: weightOf(a, b) });
    }
    if (dates.length > 0) rounds.push(dates);
  }
  return rounds;
}
