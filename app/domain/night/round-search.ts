import { maxWeightMatching, type WeightedEdge } from "./max-weight-matching.ts";
import { type MeetGraph, pairKey } from "./meet-graph.ts";
import {
  alternatingWay,
  countDates,
  exchangeRounds,
  IDLE,
  pairUp,
  partnerIn,
  type RoundGrid,
} from "./round-grid.ts";
import type { Chance } from "./seeded-chance.ts";

/** What a search works on: the graph, its dates so far, and the least number of dates each person should have. */
export type SearchBoard = {
  readonly graph: MeetGraph;
  readonly grid: RoundGrid;
  readonly tables: number;
  readonly least: readonly number[];
};

/** How good a grid is, in the order of the goals: more dates, fewer missing to anyone's least, more weight. */
export type Standing = { readonly dates: number; readonly missing: number; readonly weight: number };

export function standingOf({ graph, grid, least }: SearchBoard): Standing {
  let dates = 0;
  let weight = 0;
  const counts = new Array<number>(graph.size).fill(0);
  const met = metPairs(grid);
  for (const pair of graph.pairs) {
    if (!met.has(pairKey(pair.a, pair.b, graph.size))) continue;
    dates++;
    weight += pair.weight;
    counts[pair.a] = (counts[pair.a] ?? 0) + 1;
    counts[pair.b] = (counts[pair.b] ?? 0) + 1;
  }
  const missing = least.reduce((sum, value, person) => sum + Math.max(0, value - (counts[person] ?? 0)), 0);
  return { dates, missing, weight };
}

/** Above 0 when the first standing is better, below when worse, 0 when equal. */
export function compareStandings(one: Standing, other: Standing): number {
  return one.dates - other.dates || other.missing - one.missing || one.weight - other.weight;
}

function metPairs(grid: RoundGrid): Set<number> {
  const met = new Set<number>();
  for (let round = 0; round < grid.rounds; round++)
    for (let a = 0; a < grid.size; a++) {
      const b = partnerIn(grid, round, a);
      if (b > a) met.add(pairKey(a, b, grid.size));
    }
  return met;
}

/**
 * Chooses all dates of one round anew, the best there are while the other rounds stay: one heaviest matching whose
 * weights put a date before a missing one, and that before compatibility. O(size³). `blur`, when given, adds chance
 * below it to every weight, which leads the search out of a corner.
 */
export function replanRound(board: SearchBoard, round: number, chance?: Chance, blur = 0): void {
  const { graph, grid, tables, least } = board;
  for (let person = 0; person < graph.size; person++) grid.partner[round * graph.size + person] = IDLE;
  const met = metPairs(grid);
  const missing = least.map((value, person) => Math.max(0, value - datesOf(grid, person)));
  const heaviest = graph.pairs.reduce((top, { weight }) => Math.max(top, weight), 0) + blur;
  const perMissing = heaviest * ((graph.size >> 1) + 1) + 1;
  const perDate = perMissing * (graph.size + 1);
  const edges: WeightedEdge[] = [];
  for (const { a, b, weight } of graph.pairs) {
    if (met.has(pairKey(a, b, graph.size))) continue;
    const wanted = ((missing[a] ?? 0) > 0 ? 1 : 0) + ((missing[b] ?? 0) > 0 ? 1 : 0);
    const extra = chance && blur > 0 ? chance(blur) : 0;
    edges.push({ a, b, weight: perDate + wanted * perMissing + weight + extra });
  }
  for (const { a, b } of matchAtTables(graph.size, edges, tables, perDate)) pairUp(grid, round, a, b);
}

function datesOf(grid: RoundGrid, person: number): number {
  let dates = 0;
  for (let round = 0; round < grid.rounds; round++) if (partnerIn(grid, round, person) !== IDLE) dates++;
  return dates;
}

/** A heaviest matching of at most so many pairs: stools beside the tables keep everybody else from being paired. */
function matchAtTables(size: number, edges: readonly WeightedEdge[], tables: number, perDate: number) {
  const free = maxWeightMatching(size, edges, "maximum-weight");
  if (free.length <= tables) return free;
  const stools = Array.from({ length: size - 2 * tables }, (_, index) => size + index);
  const weight = 3 * perDate * size;
  const seats = stools.flatMap((b) => Array.from({ length: size }, (_, a) => ({ a, b, weight })));
  return maxWeightMatching(size + stools.length, [...edges, ...seats], "maximum-weight").filter(
    ({ b }) => b < size,
  );
}

/** Exchanges two rounds for some of the people, at random, where both still fit the tables: the goals stay as they are. */
export function shuffleRounds(
  { grid, tables }: SearchBoard,
  first: number,
  second: number,
  chance: Chance,
): void {
  const seen = new Set<number>();
  for (let person = 0; person < grid.size; person++) {
    if (seen.has(person)) continue;
    const way = wholeWay(grid, person, first, second);
    for (const member of way) seen.add(member);
    if (chance(2) === 0) continue;
    exchangeRounds(grid, way, first, second);
    if (countDates(grid, first) > tables || countDates(grid, second) > tables)
      exchangeRounds(grid, way, first, second);
  }
}

/** Everybody connected with a person through two rounds. */
function wholeWay(grid: RoundGrid, person: number, first: number, second: number): number[] {
  const forward = alternatingWay(grid, person, first, second);
  const last = forward.at(-1) ?? person;
  const isCycle =
    forward.length > 1 &&
    (partnerIn(grid, first, last) === person || partnerIn(grid, second, last) === person) &&
    forward.length !== 2;
  if (isCycle) return forward;
  return [...alternatingWay(grid, person, second, first).slice(1).reverse(), ...forward];
}
