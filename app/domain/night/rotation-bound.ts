import { choosePairs } from "./choose-pairs.ts";
import { maxWeightMatching } from "./max-weight-matching.ts";
import { type MeetGraph, type MeetPair, neighboursOf, type Share } from "./meet-graph.ts";
import type { ThirdGoal } from "./pair-network.ts";

/** What no schedule of a graph can exceed. */
export type RotationBound = {
  readonly dates: number;
  /** The most total weight of any set of that many pairs, shares left out of account; may end in a half. */
  readonly compatibility: number;
};

/** A set of pairs that could be best if the rounds allow it, and what its goals come to at most. */
export type PairTarget = {
  readonly pairs: readonly MeetPair[];
  readonly dates: number;
  readonly smallestShare: Share | null;
  readonly compatibility: number;
};

/** How many dates one round can have: in all, and in each part of the graph that is connected. */
export type RoundRoom = {
  readonly inAll: number;
  readonly groupOf: readonly number[];
  readonly inGroup: readonly number[];
};

/** What one round can seat: the tables, and what a largest matching seats in each connected part. O(size³). */
export function roomInRound(graph: MeetGraph, tables: number): RoundRoom {
  const edges = graph.pairs.map(({ a, b }) => ({ a, b, weight: 1 }));
  const seated = maxWeightMatching(graph.size, edges, "maximum-weight");
  const groupOf = connectedParts(graph);
  const inGroup = new Array<number>(Math.max(0, ...groupOf.map((group) => group + 1))).fill(0);
  for (const { a } of seated) inGroup[groupOf[a] ?? 0] = (inGroup[groupOf[a] ?? 0] ?? 0) + 1;
  return { inAll: Math.min(tables, seated.length), groupOf, inGroup };
}

function connectedParts(graph: MeetGraph): number[] {
  const neighbours = neighboursOf(graph);
  const part = new Array<number>(graph.size).fill(-1);
  let parts = 0;
  for (let start = 0; start < graph.size; start++) {
    if (part[start] !== -1) continue;
    part[start] = parts;
    const waiting = [start];
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop())
      for (const other of neighbours[person] ?? []) {
        if (part[other] !== -1) continue;
        part[other] = parts;
        waiting.push(other);
      }
    parts++;
  }
  return part;
}

/**
 * The bound of any graph: the best weight among the sets of most pairs in which nobody has more than `rounds`
 * and there are at most `rounds` times what a round can seat, whole and half pairs allowed. Every person stands on
 * both sides of a doubled, two-sided graph, so one minimum-cost flow answers (J. Edmonds, E. L. Johnson 1970; for
 * the same number of pairs the fractional weight is never below the whole one).
 */
export function rotationBound(graph: MeetGraph, rounds: number, room: RoundRoom): RotationBound {
  const { dates, compatibility } = bestTarget(graph, rounds, room, { third: "compatibility", fair: false });
  return { dates, compatibility };
}

/** The doubled graph's best set, its halves rounded to whole pairs that nobody has too many of. */
export function bestTarget(
  graph: MeetGraph,
  rounds: number,
  room: RoundRoom,
  goals: { readonly third: ThirdGoal; readonly fair: boolean | Share },
): PairTarget {
  const doubled = graph.pairs.flatMap(({ a, b, weight }) => [
    { l: a, r: b, weight },
    { l: b, r: a, weight },
  ]);
  const groups = { of: room.groupOf, atMost: room.inGroup.map((dates) => 2 * rounds * dates) };
  const sides = { left: graph.size, right: graph.size, pairs: doubled, groups };
  const ask = (atMost: number) => choosePairs({ ...sides, rounds, atMost, ...goals });
  let choice = ask(2 * rounds * room.inAll);
  if (choice.chosen.length % 2 === 1) choice = ask(choice.chosen.length - 1);
  const halves = new Array<number>(graph.pairs.length).fill(0);
  for (const index of choice.chosen) halves[index >> 1] = (halves[index >> 1] ?? 0) + 1;
  const whole = graph.pairs.filter((_, index) => halves[index] === 2);
  const split = graph.pairs.filter((_, index) => halves[index] === 1);
  const compatibility = choice.chosen.reduce((sum, index) => sum + (doubled[index]?.weight ?? 0), 0) / 2;
  return {
    pairs: [...whole, ...roundHalves(graph.size, split)],
    dates: choice.chosen.length / 2,
    smallestShare: choice.smallestShare,
    compatibility,
  };
}

/**
 * Takes every second pair along ways through the half pairs, so that nobody gets more than their halves come to,
 * rounded up; ways start where somebody has an odd number of halves. A closed way of odd length loses half a pair.
 */
function roundHalves(size: number, split: readonly MeetPair[]): MeetPair[] {
  const at: number[][] = Array.from({ length: size }, () => []);
  split.forEach(({ a, b }, index) => {
    at[a]?.push(index);
    at[b]?.push(index);
  });
  const used = new Set<number>();
  const taken: MeetPair[] = [];
  const walk = (start: number, isOpen: boolean) => {
    let take = isOpen;
    for (let person = start; ; ) {
      const index = at[person]?.find((candidate) => !used.has(candidate));
      const pair = index === undefined ? undefined : split[index];
      if (index === undefined || !pair) return;
      used.add(index);
      if (take) taken.push(pair);
      take = !take;
      person = pair.a === person ? pair.b : pair.a;
    }
  };
  const left = (person: number) => (at[person] ?? []).filter((index) => !used.has(index)).length;
  for (let person = 0; person < size; person++) if (left(person) % 2 === 1) walk(person, true);
  for (let person = 0; person < size; person++) while (left(person) > 0) walk(person, false);
  return taken;
}
