import {
  alternatingWay,
  exchangeRounds,
  IDLE,
  idleRound,
  makeGrid,
  pairUp,
  part,
  partnerIn,
  type RoundGrid,
} from "./round-grid.ts";

/** Two people who meet in one of the rounds. */
export type Meeting = { readonly a: number; readonly b: number };

/** The most meetings anybody has. */
export function mostMeetings(size: number, meetings: readonly Meeting[]): number {
  const counts = new Array<number>(size).fill(0);
  for (const { a, b } of meetings) {
    counts[a] = (counts[a] ?? 0) + 1;
    counts[b] = (counts[b] ?? 0) + 1;
  }
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/**
 * Gives every meeting between two sides a round in which both are free. As many rounds as the most meetings of
 * anybody are enough (D. Kőnig 1916): where a is free in one round and b in another, exchanging the two along the
 * way from b frees the first for both, because between two sides that way never ends at a.
 * O(meetings · size). Throws a RangeError for fewer rounds, and where somebody of one side meets their own.
 */
export function colourTwoSides(size: number, meetings: readonly Meeting[], rounds: number): RoundGrid {
  if (mostMeetings(size, meetings) > rounds) throw new RangeError(`${rounds} rounds are too few`);
  const grid = makeGrid(size, rounds);
  for (const { a, b } of meetings) {
    const freeOfA = idleRound(grid, a);
    if (partnerIn(grid, freeOfA, b) !== IDLE) {
      const freeOfB = idleRound(grid, b);
      const way = alternatingWay(grid, b, freeOfA, freeOfB);
      if (way.at(-1) === a) throw new RangeError("somebody meets their own side");
      exchangeRounds(grid, way, freeOfA, freeOfB);
    }
    pairUp(grid, freeOfA, a, b);
  }
  return grid;
}

/**
 * Gives every meeting of any graph a round, in one round more than the most meetings of anybody (V. G. Vizing 1964),
 * by the fans of J. Misra and D. Gries, "A constructive proof of Vizing's theorem", 1992. O(meetings · size).
 */
export function colourAnyGraph(size: number, meetings: readonly Meeting[]): RoundGrid {
  const grid = makeGrid(size, mostMeetings(size, meetings) + 1);
  for (const { a, b } of meetings) addByFan(grid, a, b);
  return grid;
}

/**
 * Seats one more pair in a grid where both still have an idle round and everybody has at least one. The fan of a
 * is a row of people, b first, each meeting a in a round in which the one before is idle. Turning the fan
 * gives each the round of the next and leaves the last to be seated in a round idle for both.
 */
export function addByFan(grid: RoundGrid, a: number, b: number): void {
  const fan = fanOf(grid, a, b);
  const ofA = idleRound(grid, a);
  const ofLast = idleRound(grid, fan.at(-1) ?? b);
  if (ofA !== ofLast) exchangeRounds(grid, alternatingWay(grid, a, ofLast, ofA), ofLast, ofA);
  const turned = fan.slice(0, 1 + lastSeat(grid, a, fan, ofLast));
  turnFan(grid, a, turned);
  pairUp(grid, ofLast, a, turned.at(-1) ?? b);
}

function fanOf(grid: RoundGrid, a: number, b: number): number[] {
  const fan = [b];
  const inFan = new Set(fan);
  for (let last: number | undefined = b; last !== undefined; ) {
    const before: number = last;
    last = undefined;
    for (let round = 0; round < grid.rounds && last === undefined; round++) {
      const next = partnerIn(grid, round, a);
      if (next === IDLE || inFan.has(next) || partnerIn(grid, round, before) !== IDLE) continue;
      last = next;
      fan.push(next);
      inFan.add(next);
    }
  }
  return fan;
}

/** The first of the fan, still a fan after the exchange up to there, who is idle in the round. */
function lastSeat(grid: RoundGrid, a: number, fan: readonly number[], round: number): number {
  for (let at = 0; at < fan.length; at++) {
    if (at > 0 && !follows(grid, a, fan[at - 1] ?? 0, fan[at] ?? 0)) break;
    if (partnerIn(grid, round, fan[at] ?? 0) === IDLE) return at;
  }
  throw new Error("a fan has a seat in every colouring with one round to spare");
}

function follows(grid: RoundGrid, a: number, before: number, next: number): boolean {
  const met = roundOf(grid, a, next);
  return met !== -1 && partnerIn(grid, met, before) === IDLE;
}

function roundOf(grid: RoundGrid, a: number, b: number): number {
  for (let round = 0; round < grid.rounds; round++) if (partnerIn(grid, round, a) === b) return round;
  return -1;
}

function turnFan(grid: RoundGrid, a: number, fan: readonly number[]): void {
  for (let at = 0; at + 1 < fan.length; at++) {
    const [one, next] = [fan[at] ?? 0, fan[at + 1] ?? 0];
    const round = roundOf(grid, a, next);
    part(grid, round, a, next);
    pairUp(grid, round, a, one);
  }
}
