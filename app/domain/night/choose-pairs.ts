import { flowOn } from "./flow-network.ts";
import { sendMaxFlow } from "./max-flow.ts";
import type { Share } from "./meet-graph.ts";
import { cheapenFlow } from "./min-cost-flow.ts";
import { layOutPairs, type PairQuestion } from "./pair-network.ts";

export type PairChoice = {
  /** Places in the list of pairs, ascending. */
  readonly chosen: readonly number[];
  /** The smallest share of anyone who has somebody to meet; null when nobody has. */
  readonly smallestShare: Share | null;
};

/**
 * The best set of pairs in which nobody has more than `rounds` dates and there are at most `atMost`: first as many
 * as possible, then the smallest share of min(rounds, people one may meet) as large as possible, then the largest
 * total weight; what is still equal is settled for even idle counts (least sum of squares). With the third goal
 * "evenness" the last two change places. Exact: shares are tried by bisection with maximum flows, the weight comes
 * from one minimum-cost flow, whose optimum is whole. O(log rounds) maximum flows and one cheapest flow over
 * left + right + 4 nodes.
 */
export function choosePairs(question: PairQuestion): PairChoice {
  const most = mostDates(question);
  const none = most.map(() => 0);
  const total = sendMaxFlow(layOutPairs(question, { most, least: none }, question.atMost, false), 0, 1);
  const share = question.fair === true ? largestShare(question, most, total) : question.fair || null;
  const least = share ? leastDates(most, share) : none;
  const network = layOutPairs(question, { most, least }, total, true);
  sendMaxFlow(network, 0, 1);
  cheapenFlow(network);
  const chosen = question.pairs.flatMap((_, index) => (flowOn(network, index) > 0 ? [index] : []));
  return { chosen, smallestShare: reachedShare(question, chosen, most) };
}

/** For each person, min(rounds, people they may meet). */
function mostDates({ left, right, pairs, rounds }: PairQuestion): number[] {
  const degrees = new Array<number>(left + right).fill(0);
  for (const { l, r } of pairs) {
    degrees[l] = (degrees[l] ?? 0) + 1;
    degrees[left + r] = (degrees[left + r] ?? 0) + 1;
  }
  return degrees.map((degree) => Math.min(rounds, degree));
}

function leastDates(most: readonly number[], share: Share): number[] {
  return most.map((cap) => Math.ceil((cap * share.dates) / share.of));
}

/** The largest share that everyone can have together at the full number of dates. */
function largestShare(question: PairQuestion, most: readonly number[], total: number): Share | null {
  const caps = [...new Set(most)].filter((cap) => cap > 0);
  if (caps.length === 0) return null;
  const shares = caps
    .flatMap((of) => Array.from({ length: of }, (_, index) => ({ dates: index + 1, of })))
    .sort((one, other) => one.dates * other.of - other.dates * one.of)
    .filter((share, index, all) => isNew(share, all[index - 1]));
  let [known, beyond] = [-1, shares.length];
  while (beyond - known > 1) {
    const middle = (known + beyond) >> 1;
    const share = shares[middle];
    if (share && canAllHave(question, most, share, total)) known = middle;
    else beyond = middle;
  }
  return shares[known] ?? { dates: 0, of: 1 };
}

function isNew(share: Share, before: Share | undefined): boolean {
  return before === undefined || share.dates * before.of !== before.dates * share.of;
}

function canAllHave(question: PairQuestion, most: readonly number[], share: Share, total: number): boolean {
  const least = leastDates(most, share);
  const onLeft = least.slice(0, question.left).reduce((sum, value) => sum + value, 0);
  const onRight = least.slice(question.left).reduce((sum, value) => sum + value, 0);
  if (onLeft > total || onRight > total || !groupsCanHave(question, least)) return false;
  return sendMaxFlow(layOutPairs(question, { most, least }, total, false), 0, 1) === total;
}

function groupsCanHave({ groups }: PairQuestion, least: readonly number[]): boolean {
  if (!groups) return true;
  const must = groups.atMost.map(() => 0);
  groups.of.forEach((group, person) => {
    must[group] = (must[group] ?? 0) + (least[person] ?? 0);
  });
  return must.every((dates, group) => dates <= (groups.atMost[group] ?? 0));
}

function reachedShare(
  { left, pairs }: PairQuestion,
  chosen: readonly number[],
  most: readonly number[],
): Share | null {
  const dates = most.map(() => 0);
  for (const index of chosen) {
    const pair = pairs[index];
    if (!pair) continue;
    dates[pair.l] = (dates[pair.l] ?? 0) + 1;
    dates[left + pair.r] = (dates[left + pair.r] ?? 0) + 1;
  }
  let smallest: Share | null = null;
  most.forEach((of, person) => {
    const share = { dates: dates[person] ?? 0, of };
    if (of > 0 && (smallest === null || share.dates * smallest.of < smallest.dates * of)) smallest = share;
  });
  return smallest;
}
