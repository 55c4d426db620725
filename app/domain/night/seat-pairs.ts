import type { Meeting } from "./edge-colouring.ts";
import {
  alternatingWay,
  exchangeRounds,
  IDLE,
  makeGrid,
  pairUp,
  part,
  partnerIn,
  type RoundGrid,
} from "./round-grid.ts";
import type { Chance } from "./seeded-chance.ts";

/** How often a pair that finds no round may push another one out before the search gives up. */
const PATIENCE = 300;

const ATTEMPTS = 6;

/** The best of a few attempts to seat all meetings: see {@link seatInRounds}. */
export function seatMost(
  size: number,
  meetings: readonly Meeting[],
  rounds: number,
  chance: Chance,
): RoundGrid {
  let best = seatInRounds(size, meetings, rounds, chance);
  for (let attempt = 1; attempt < ATTEMPTS && best.left.length > 0; attempt++) {
    const next = seatInRounds(size, meetings, rounds, chance);
    if (next.left.length < best.left.length) best = next;
  }
  return best.grid;
}

/**
 * Seats as many of the meetings as it can in so many rounds, and returns those left over. Unlike with two sides or
 * one spare round this may fail: whether a graph needs one round more than its most meetings is NP-complete to
 * tell (I. Holyer 1981), yet few do. O(meetings · rounds² · size).
 */
export function seatInRounds(
  size: number,
  meetings: readonly Meeting[],
  rounds: number,
  chance: Chance,
): { grid: RoundGrid; left: Meeting[] } {
  const grid = makeGrid(size, rounds);
  const left: Meeting[] = [];
  for (const { a, b } of meetings) {
    const out = seatByPushing(grid, a, b, chance);
    if (out) left.push(out);
  }
  return { grid, left };
}

/** Seats a pair; where no exchange of two rounds frees a place, it pushes out a date and seats that, and so on. */
function seatByPushing(grid: RoundGrid, a: number, b: number, chance: Chance): Meeting | null {
  let [keeper, guest] = [a, b];
  for (let step = 0; step < PATIENCE; step++) {
    if (seatByExchange(grid, keeper, guest)) return null;
    const free = idleRounds(grid, guest);
    const round = free[chance(free.length)];
    if (round === undefined || idleRounds(grid, keeper).length === 0) return { a: keeper, b: guest };
    const pushed = partnerIn(grid, round, keeper);
    part(grid, round, keeper, pushed);
    pairUp(grid, round, keeper, guest);
    [keeper, guest] = chance(2) === 0 ? [keeper, pushed] : [pushed, keeper];
  }
  return { a: keeper, b: guest };
}

/** Seats a pair in a round that is idle for both, or becomes so by exchanging two rounds along one way. */
export function seatByExchange(grid: RoundGrid, a: number, b: number): boolean {
  const ofA = idleRounds(grid, a);
  const ofB = idleRounds(grid, b);
  const common = ofA.find((round) => ofB.includes(round));
  if (common !== undefined) {
    pairUp(grid, common, a, b);
    return true;
  }
  for (const mine of ofA)
    for (const theirs of ofB) {
      const way = alternatingWay(grid, a, theirs, mine);
      if (way.at(-1) === b) continue;
      exchangeRounds(grid, way, theirs, mine);
      pairUp(grid, theirs, a, b);
      return true;
    }
  return false;
}

function idleRounds(grid: RoundGrid, person: number): number[] {
  const idle: number[] = [];
  for (let round = 0; round < grid.rounds; round++)
    if (partnerIn(grid, round, person) === IDLE) idle.push(round);
  return idle;
}
