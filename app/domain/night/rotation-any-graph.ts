import { colourTwoSides, mostMeetings } from "./edge-colouring.ts";
import { fillGaps } from "./fill-gaps.ts";
import { improveRounds } from "./improve-rounds.ts";
import { meetEveryone } from "./meet-everyone.ts";
import {
  assertMeetGraph,
  degreesOf,
  isSmallerShare,
  type MeetGraph,
  pairKey,
  type Share,
  twoSidesOf,
} from "./meet-graph.ts";
import type { ThirdGoal } from "./pair-network.ts";
import {
  bestTarget,
  type PairTarget,
  type RotationBound,
  type RoundRoom,
  roomInRound,
  rotationBound,
} from "./rotation-bound.ts";
import { assertRoom, type RoomLimits, type Rotation, rotateTwoSides } from "./rotation-two-sides.ts";
import { balanceRounds, IDLE, partnerIn, type RoundGrid, roundsOf } from "./round-grid.ts";
import { seatMost } from "./seat-pairs.ts";
import { seededChance } from "./seeded-chance.ts";

export type RotationWishes = {
  /** What comes third, after the number of dates and the smallest share. */
  readonly third?: ThirdGoal;
  /** Whether the smallest share comes before compatibility at any price, or within reason in large mixed groups. */
  readonly fairness?: "first" | "within-reason";
  /** The same seed gives the same evening. */
  readonly seed?: number;
};

/**
 * A schedule for any graph: sides, one side, mixed wishes. Where the pairs cross between two sides or everybody
 * can meet everybody they may, it is an optimum. Otherwise the best set of pairs is chosen as if the rounds always
 * allowed it, given rounds, and improved round by round; `bound` tells what it could come to at most and whether
 * it is reached. The goals are those of {@link rotateTwoSides}. Throws a RangeError for a graph or limits no
 * evening can have. O(size³) for each of the rounds chosen anew, whose number falls with the size of the group.
 */
export function rotateAnyGraph(graph: MeetGraph, limits: RoomLimits, wishes: RotationWishes = {}): Rotation {
  assertMeetGraph(graph);
  assertRoom(limits);
  const { third = "compatibility", fairness = "within-reason", seed = 1 } = wishes;
  if (twoSidesOf(graph)) return rotateTwoSides(graph, limits, third);
  return meetAll(graph, limits, seed) ?? searchRotation(graph, limits, { third, fairness, seed });
}

/** Everybody meets everybody they may, where rounds and tables allow it. */
function meetAll(graph: MeetGraph, { rounds, tables }: RoomLimits, seed: number): Rotation | null {
  const most = mostMeetings(graph.size, graph.pairs);
  if (most > rounds || graph.pairs.length > rounds * tables) return null;
  const grid = meetEveryone(graph, tables, seed);
  if (grid.rounds > rounds) return null;
  const compatibility = graph.pairs.reduce((sum, { weight }) => sum + weight, 0);
  return asRotation(graph, grid, rounds, { dates: graph.pairs.length, compatibility, isReached: true });
}

function searchRotation(graph: MeetGraph, limits: RoomLimits, wishes: Required<RotationWishes>): Rotation {
  const room = roomInRound(graph, limits.tables);
  const bound = rotationBound(graph, limits.rounds, room);
  const target = chooseTarget(graph, limits.rounds, room, bound, wishes);
  const started = seatTarget(graph, limits, target, room.inAll, wishes.seed);
  const grid = improveRounds({ graph, limits, target }, started, seededChance(wishes.seed));
  const rotation = asRotation(graph, grid, limits.rounds, { ...bound, isReached: false });
  return { ...rotation, bound: { ...bound, isReached: reaches(rotation, target) } };
}

/**
 * The pairs to aim at. From 30 people on, fairness that comes before compatibility may cost 1 % of the bound: the
 * smallest share is then the largest one within that price. Smaller groups, and "fairness: first", pay any price.
 */
function chooseTarget(
  graph: MeetGraph,
  rounds: number,
  room: RoundRoom,
  bound: RotationBound,
  { third, fairness }: Required<RotationWishes>,
): PairTarget {
  const ask = (fair: boolean | Share) => bestTarget(graph, rounds, room, { third, fair });
  let best = ask(true);
  const isCheap = ({ compatibility }: PairTarget) => compatibility * 1000 >= bound.compatibility * 990;
  if (fairness === "first" || graph.size < 30 || third === "evenness" || isCheap(best)) return best;
  let [low, high] = [
    0,
    best.smallestShare ? Math.floor((best.smallestShare.dates * 100) / best.smallestShare.of) : 0,
  ];
  best = ask(false);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const target = ask({ dates: middle, of: 100 });
    if (isCheap(target)) [low, best] = [middle, target];
    else high = middle;
  }
  return best;
}

/** The target's pairs in their rounds, as far as they find one. */
function seatTarget(
  graph: MeetGraph,
  { rounds }: RoomLimits,
  target: PairTarget,
  inRound: number,
  seed: number,
): RoundGrid {
  const pairs = [...target.pairs].sort((one, other) => other.weight - one.weight).slice(0, rounds * inRound);
  const grid = twoSidesOf({ size: graph.size, pairs })
    ? colourTwoSides(graph.size, pairs, rounds)
    : seatMost(graph.size, pairs, rounds, seededChance(seed));
  fillGaps(graph, grid, target.dates);
  balanceRounds(grid);
  return grid;
}

function reaches(rotation: Rotation, target: PairTarget): boolean {
  const { smallestShare: wanted } = target;
  const isFair =
    !wanted || (rotation.smallestShare !== null && !isSmallerShare(rotation.smallestShare, wanted));
  return (
    rotation.dates >= target.dates && isFair && rotation.compatibility >= Math.floor(target.compatibility)
  );
}

function asRotation(graph: MeetGraph, grid: RoundGrid, rounds: number, bound: Rotation["bound"]): Rotation {
  const weights = new Map(graph.pairs.map(({ a, b, weight }) => [pairKey(a, b, graph.size), weight]));
  const played = roundsOf(grid, (a, b) => weights.get(pairKey(a, b, graph.size)) ?? 0);
  const dates = played.flat();
  return {
    rounds: played,
    dates: dates.length,
    smallestShare: smallestShareOf(graph, grid, rounds),
    compatibility: dates.reduce((sum, { weight }) => sum + weight, 0),
    bound,
  };
}

/** The smallest share of anyone who has somebody to meet, in a grid. */
export function smallestShareOf(graph: MeetGraph, grid: RoundGrid, rounds: number): Share | null {
  let smallest: Share | null = null;
  degreesOf(graph).forEach((degree, person) => {
    const of = Math.min(rounds, degree);
    let dates = 0;
    for (let round = 0; round < grid.rounds; round++) if (partnerIn(grid, round, person) !== IDLE) dates++;
    const share = { dates, of };
    if (of > 0 && (smallest === null || isSmallerShare(share, smallest))) smallest = share;
  });
  return smallest;
}
