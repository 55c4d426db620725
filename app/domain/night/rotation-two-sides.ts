import { choosePairs } from "./choose-pairs.ts";
import { colourTwoSides, mostMeetings } from "./edge-colouring.ts";
import {
  assertMeetGraph,
  type MeetGraph,
  type MeetPair,
  pairKey,
  type Share,
  twoSidesOf,
} from "./meet-graph.ts";
import type { ThirdGoal } from "./pair-network.ts";
import { balanceRounds, roundsOf } from "./round-grid.ts";

/** What the room allows: how many rounds, and how many dates at once. */
export type RoomLimits = { readonly rounds: number; readonly tables: number };

/** A schedule: the dates round by round, with its three goals in their order. */
export type Rotation = {
  readonly rounds: readonly (readonly MeetPair[])[];
  readonly dates: number;
  /** The smallest share of anyone who has somebody to meet; null when nobody has. */
  readonly smallestShare: Share | null;
  readonly compatibility: number;
  /** What no schedule can exceed. `isReached` when this one is proved to be an optimum. */
  readonly bound: { readonly dates: number; readonly compatibility: number; readonly isReached: boolean };
};

/**
 * The best schedule for two sides, always an optimum: most dates; then the smallest share as large as possible;
 * then the largest total compatibility (or evenness before it, see {@link choosePairs}). The chosen pairs are given
 * rounds by Kőnig's theorem and the rounds are evened to fit the tables. No more rounds are used than needed.
 * Any graph whose pairs all cross between two sides will do, whatever the people wish.
 * O(people² · pairs · log) at worst. Throws a RangeError for a graph or limits no evening can have, and for a
 * graph without two sides.
 */
export function rotateTwoSides(
  graph: MeetGraph,
  limits: RoomLimits,
  third: ThirdGoal = "compatibility",
): Rotation {
  assertMeetGraph(graph);
  assertRoom(limits);
  const side = twoSidesOf(graph);
  if (!side) throw new RangeError("the people do not form two sides");
  const { chosen, smallestShare } = chooseAcross(graph, side, limits, third);
  const weights = new Map(chosen.map(({ a, b, weight }) => [pairKey(a, b, graph.size), weight]));
  const needed = Math.max(mostMeetings(graph.size, chosen), Math.ceil(chosen.length / limits.tables));
  const grid = colourTwoSides(graph.size, chosen, chosen.length === 0 ? 0 : needed);
  balanceRounds(grid);
  const rounds = roundsOf(grid, (a, b) => weights.get(pairKey(a, b, graph.size)) ?? 0);
  const compatibility = chosen.reduce((sum, { weight }) => sum + weight, 0);
  const bound = { dates: chosen.length, compatibility, isReached: true };
  return { rounds, dates: chosen.length, smallestShare, compatibility, bound };
}

/** Throws a RangeError unless there is at least one round and one table. */
export function assertRoom({ rounds, tables }: RoomLimits): void {
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError(`an evening has at least one round: ${rounds}`);
  if (!Number.isInteger(tables) || tables < 1)
    throw new RangeError(`a round has at least one table: ${tables}`);
}

function chooseAcross(
  graph: MeetGraph,
  side: readonly number[],
  { rounds, tables }: RoomLimits,
  third: ThirdGoal,
) {
  const place = new Array<number>(graph.size).fill(0);
  const counts = [0, 0];
  side.forEach((which, person) => {
    place[person] = counts[which] ?? 0;
    counts[which] = (counts[which] ?? 0) + 1;
  });
  const pairs = graph.pairs.map(({ a, b, weight }) => {
    const [left, right] = side[a] === 0 ? [a, b] : [b, a];
    return { l: place[left] ?? 0, r: place[right] ?? 0, weight };
  });
  const [left, right] = [counts[0] ?? 0, counts[1] ?? 0];
  const choice = choosePairs({ left, right, pairs, rounds, atMost: rounds * tables, third, fair: true });
  const chosen = choice.chosen.flatMap((index) => graph.pairs[index] ?? []);
  return { chosen, smallestShare: choice.smallestShare };
}
