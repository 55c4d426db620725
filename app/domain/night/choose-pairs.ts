import { type FlowArc, flowOn, makeNetwork } from "./flow-network.ts";
import { sendMaxFlow } from "./max-flow.ts";
import type { Share } from "./meet-graph.ts";
import { cheapenFlow, fitsExactly } from "./min-cost-flow.ts";

/** A pair between place `l` of the left side and place `r` of the right. */
export type CrossPair = { readonly l: number; readonly r: number; readonly weight: number };

/** What comes third, after the number of dates and the smallest share: see {@link choosePairs}. */
export type ThirdGoal = "compatibility" | "evenness";

export type PairQuestion = {
  readonly left: number;
  readonly right: number;
  readonly pairs: readonly CrossPair[];
  /** The most dates one person can have. */
  readonly rounds: number;
  /** The most dates there can be. */
  readonly atMost: number;
  readonly third: ThirdGoal;
};

export type PairChoice = {
  /** Places in the list of pairs, ascending. */
  readonly chosen: readonly number[];
  /** The smallest share of anyone who has somebody to meet; null when nobody has. */
  readonly smallestShare: Share | null;
};

/** The people of both sides in one row: left first, then right. */
type Limits = { readonly most: readonly number[]; readonly least: readonly number[] };

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
  const total = sendMaxFlow(layOut(question, { most, least: none }, question.atMost, false), 0, 1);
  const share = largestShare(question, most, total);
  const least = share ? leastDates(most, share) : none;
  const network = layOut(question, { most, least }, total, true);
  sendMaxFlow(network, 0, 1);
  cheapenFlow(network);
  const chosen = question.pairs.flatMap((_, index) => (flowOn(network, index) > 0 ? [index] : []));
  return { chosen, smallestShare: share && reachedShare(question, chosen, most) };
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
  if (onLeft > total || onRight > total) return false;
  return sendMaxFlow(layOut(question, { most, least }, total, false), 0, 1) === total;
}

/**
 * The network: source 0, sink 1, a hub for each side (2 and 3), then the people. The least a person must have
 * comes straight from the source, the rest of `total` through the side's hub, so a flow of `total` gives everyone
 * their least. The arcs of the pairs come first.
 */
function layOut(question: PairQuestion, { most, least }: Limits, total: number, priced: boolean) {
  const { left, right, pairs } = question;
  const price = priced ? pricesOf(question, most) : { pair: 0, idle: 0 };
  const arcs: FlowArc[] = pairs.map(({ l, r, weight }) => ({
    from: 4 + l,
    to: 4 + left + r,
    room: 1,
    cost: 0 - weight * price.pair,
  }));
  for (const isLeft of [true, false]) {
    const [from, count, end, hub] = isLeft ? [0, left, 0, 2] : [left, right, 1, 3];
    let must = 0;
    const arc = (inner: number, outer: number, room: number, cost: number) =>
      arcs.push(isLeft ? { from: outer, to: inner, room, cost } : { from: inner, to: outer, room, cost });
    for (let person = from; person < from + count; person++) {
      const [least_, most_] = [least[person] ?? 0, most[person] ?? 0];
      must += least_;
      if (least_ > 0) arc(4 + person, end, least_, 0);
      if (!priced && most_ > least_) arc(4 + person, hub, most_ - least_, 0);
      // One more date for somebody with k idle rounds left takes 2k − 1 off the sum of squares.
      if (priced)
        for (let idle = most_ - least_; idle > 0; idle--)
          arc(4 + person, hub, 1, -(2 * idle - 1) * price.idle);
    }
    arc(hub, end, Math.max(0, total - must), 0);
  }
  return makeNetwork(4 + left + right, arcs);
}

/** Puts weight and evenness in one number, the more important so high that the other only settles ties. */
function pricesOf(question: PairQuestion, most: readonly number[]): { pair: number; idle: number } {
  const nodes = 4 + question.left + question.right;
  const heaviest = question.pairs.reduce((top, { weight }) => Math.max(top, weight), 0);
  const longest = most.reduce((top, value) => Math.max(top, value), 0);
  if (question.third === "evenness")
    return {
      pair: 1,
      idle:
        heaviest *
          Math.max(
            1,
            most.reduce((sum, value) => sum + value, 0),
          ) +
        1,
    };
  const pair = most.reduce((sum, value) => sum + value * value, 0) + 1;
  const fits = fitsExactly(nodes, Math.max(heaviest * pair, 2 * longest));
  return fits ? { pair, idle: 1 } : { pair: 1, idle: 0 };
}

function reachedShare(
  { left, pairs }: PairQuestion,
  chosen: readonly number[],
  most: readonly number[],
): Share {
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
  return smallest ?? { dates: 0, of: 1 };
}
