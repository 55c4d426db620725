import type { Couple } from "./ballot.ts";
import { type MatchingGoal, maxWeightMatching } from "./max-weight-matching.ts";
import { asMeetGraph, type MayMeet } from "./night-plan.ts";

/**
 * The last walk hand in hand (牵手环节): everybody gets at most one partner among their matches. Either as many
 * couples as possible, the best-fitting such choice ("maximum-cardinality"), or the best total fit
 * ("maximum-weight"). The same matches give the same couples, whatever their order. O(people³).
 */
export function finalPairs(matches: readonly MayMeet[], goal: MatchingGoal): Couple[] {
  const people = [...new Set(matches.flatMap(({ a, b }) => [a, b]))].sort();
  const { size, pairs } = asMeetGraph(people, matches);
  return maxWeightMatching(size, pairs, goal).map(({ a, b }) => ({ a: people[a] ?? "", b: people[b] ?? "" }));
}
