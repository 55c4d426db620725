import { degreesOf, isSmallerShare, type MeetGraph, type Share } from "./meet-graph.ts";
import type { PairTarget } from "./rotation-bound.ts";
import type { RoomLimits } from "./rotation-two-sides.ts";
import { IDLE, makeGrid, partnerIn, type RoundGrid } from "./round-grid.ts";
import {
  compareStandings,
  replanRound,
  type SearchBoard,
  type Standing,
  shuffleRounds,
  standingOf,
} from "./round-search.ts";
import type { Chance } from "./seeded-chance.ts";

export type Improvable = {
  readonly graph: MeetGraph;
  readonly limits: RoomLimits;
  readonly target: PairTarget;
};

/** How much work a search may do, in people cubed: 80 steps for 60 people. */
const WORK = 60 ** 3 * 80;
const MOST_STEPS = 700;
/** From 30 people on a search ends this near the target. */
const NEAR = 0.999;
/** … or after so many steps without a better grid. */
const LARGE_STUCK = 30;
/** After so many steps without a better grid the search goes back to the best one. */
const STUCK = 40;

/**
 * Makes a grid better by choosing single rounds anew until it reaches the target or the work is used up; never
 * worse. Where the smallest share of the target stays out of reach, smaller ones are tried. Deterministic for a
 * given source of chance: work is counted in steps, never in time.
 */
export function improveRounds(task: Improvable, start: RoundGrid, chance: Chance): RoundGrid {
  const { graph, limits, target } = task;
  const most = degreesOf(graph).map((degree) => Math.min(limits.rounds, degree));
  let steps = Math.min(MOST_STEPS, Math.floor(WORK / Math.max(1, graph.size) ** 3));
  let best = foundIn(graph, start, most);
  if (steps >= start.rounds && best.dates + best.weight < target.dates + Math.floor(target.compatibility)) {
    const plain = foundIn(graph, planRoundByRound(graph, start.rounds, limits.tables), most);
    if (isBetter(plain, best)) best = plain;
  }
  for (let share = target.smallestShare; share !== null; share = nextShareBelow(share, most)) {
    const wanted = share;
    const least = most.map((cap) => Math.ceil((cap * wanted.dates) / wanted.of));
    const board = { graph, grid: copyOf(best?.grid ?? start), tables: limits.tables, least };
    const reached = climb(board, task.target, steps, chance);
    const found = {
      grid: board.grid,
      dates: reached.dates,
      share: reachedShare(board.grid, most),
      weight: reached.weight,
    };
    if (!best || isBetter(found, best)) best = found;
    if (reached.missing === 0 || steps === 0 || !isSmallerShare(best.share, share)) break;
    steps = steps >> 1;
  }
  return best.grid;
}

/** The common method, each round's best matching on its own: sometimes a better place to start from. */
function planRoundByRound(graph: MeetGraph, rounds: number, tables: number): RoundGrid {
  const grid = makeGrid(graph.size, rounds);
  const board = { graph, grid, tables, least: new Array<number>(graph.size).fill(0) };
  for (let round = 0; round < rounds; round++) replanRound(board, round);
  return grid;
}

type Found = {
  readonly grid: RoundGrid;
  readonly dates: number;
  readonly share: Share;
  readonly weight: number;
};

function foundIn(graph: MeetGraph, grid: RoundGrid, most: readonly number[]): Found {
  const { dates, weight } = standingOf({ graph, grid, tables: 0, least: [] });
  return { grid, dates, weight, share: reachedShare(grid, most) };
}

function isBetter(one: Found, other: Found): boolean {
  if (one.dates !== other.dates) return one.dates > other.dates;
  if (isSmallerShare(other.share, one.share)) return true;
  return !isSmallerShare(one.share, other.share) && one.weight > other.weight;
}

function climb(board: SearchBoard, target: PairTarget, steps: number, chance: Chance): Standing {
  const { grid } = board;
  const isLarge = board.graph.size >= 30;
  const enough = Math.floor(target.compatibility * (isLarge ? NEAR : 1));
  const isDone = ({ dates, missing, weight }: Standing) =>
    dates >= target.dates && missing === 0 && weight >= enough;
  let now = standingOf(board);
  let best = now;
  let kept = grid.partner.slice();
  let sinceBest = 0;
  for (let step = 0; step < steps && !isDone(best); step++) {
    const before = grid.partner.slice();
    move(board, step, chance);
    const next = standingOf(board);
    // A step down is taken now and then, so that the search leaves where every single round is already best.
    if (compareStandings(next, now) < 0 && chance(12) !== 0) grid.partner.set(before);
    else now = next;
    sinceBest++;
    if (compareStandings(now, best) > 0) {
      best = now;
      kept = grid.partner.slice();
      sinceBest = 0;
    } else if (isLarge && sinceBest > LARGE_STUCK) break;
    else if (sinceBest > STUCK) {
      grid.partner.set(kept);
      now = best;
      sinceBest = 0;
    }
  }
  grid.partner.set(kept);
  return best;
}

/** Each round once as it stands; then two rounds at a time, shuffled, every third time with blurred weights. */
function move(board: SearchBoard, step: number, chance: Chance): void {
  const { rounds } = board.grid;
  if (step < rounds) {
    replanRound(board, step);
    return;
  }
  const first = chance(rounds);
  const second = (first + 1 + chance(Math.max(1, rounds - 1))) % rounds;
  if (first !== second) shuffleRounds(board, first, second, chance);
  const isBlurred = step % 3 === 0 && first !== second;
  if (!isBlurred) {
    replanRound(board, first);
    return;
  }
  const { partner, size } = board.grid;
  partner.fill(IDLE, second * size, (second + 1) * size);
  const heaviest = board.graph.pairs.reduce((top, { weight }) => Math.max(top, weight), 0);
  replanRound(board, first, chance, heaviest + 2);
  replanRound(board, second);
  replanRound(board, first);
}

function reachedShare(grid: RoundGrid, most: readonly number[]): Share {
  let smallest: Share = { dates: 1, of: 1 };
  most.forEach((of, person) => {
    if (of === 0) return;
    let dates = 0;
    for (let round = 0; round < grid.rounds; round++) if (partnerIn(grid, round, person) !== IDLE) dates++;
    if (isSmallerShare({ dates, of }, smallest)) smallest = { dates, of };
  });
  return smallest;
}

function nextShareBelow(share: Share, most: readonly number[]): Share | null {
  let next: Share | null = null;
  for (const of of new Set(most))
    for (let dates = 0; dates < of; dates++) {
      const candidate = { dates, of };
      if (isSmallerShare(candidate, share) && (!next || isSmallerShare(next, candidate))) next = candidate;
    }
  return next;
}

function copyOf(grid: RoundGrid): RoundGrid {
  return { ...grid, partner: grid.partner.slice() };
}
