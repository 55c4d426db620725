import { type FlowArc, type FlowNetwork, makeNetwork } from "./flow-network.ts";
import type { Share } from "./meet-graph.ts";
import { fitsExactly } from "./min-cost-flow.ts";

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
  /** The second goal in full, left out, or only as far as a share that everyone can have. */
  readonly fair: boolean | Share;
  /** The most dates the left members of a group can have together; a person's group by place, and its limit. */
  readonly groups?: { readonly of: readonly number[]; readonly atMost: readonly number[] };
};

/** The people of both sides in one row: left first, then right. */
export type DateLimits = { readonly most: readonly number[]; readonly least: readonly number[] };

/**
 * The network: source 0, sink 1, a hub for each side (2 and 3), the people, the groups. The least a person must have
 * comes straight from the source, the rest of `total` through the group and the side's hub, so a flow of `total`
 * gives everyone their least. The arcs of the pairs come first; only a priced network has costs.
 */
export function layOutPairs(
  question: PairQuestion,
  limits: DateLimits,
  total: number,
  priced: boolean,
): FlowNetwork {
  const { left, right, pairs, groups } = question;
  const price = priced ? pricesOf(question, limits.most) : { pair: 0, idle: 0 };
  const arcs: FlowArc[] = pairs.map(({ l, r, weight }) => ({
    from: FIRST_PERSON + l,
    to: FIRST_PERSON + left + r,
    room: 1,
    cost: 0 - weight * price.pair,
  }));
  const outward = sideArcs(question, limits, total, { isLeft: true, idlePrice: priced ? price.idle : null });
  const inward = sideArcs(question, limits, total, { isLeft: false, idlePrice: priced ? price.idle : null });
  for (const { inner, outer, room, cost } of outward) arcs.push({ from: outer, to: inner, room, cost });
  for (const { inner, outer, room, cost } of inward) arcs.push({ from: inner, to: outer, room, cost });
  return makeNetwork(FIRST_PERSON + left + right + (groups?.atMost.length ?? 0), arcs);
}

const FIRST_PERSON = 4;

/** An arc of one side, named by its ends: towards the pairs (inner) and towards source or sink (outer). */
type SideArc = {
  readonly inner: number;
  readonly outer: number;
  readonly room: number;
  readonly cost: number;
};

function sideArcs(
  { left, right, groups }: PairQuestion,
  { most, least }: DateLimits,
  total: number,
  { isLeft, idlePrice }: { readonly isLeft: boolean; readonly idlePrice: number | null },
): SideArc[] {
  const [from, to, end, hub] = isLeft ? [0, left, 0, 2] : [left, left + right, 1, 3];
  const firstGroup = FIRST_PERSON + left + right;
  const rest = isLeft && groups ? [...groups.atMost] : [];
  const arcs: SideArc[] = [];
  let must = 0;
  for (let person = from; person < to; person++) {
    const [floor, ceiling] = [least[person] ?? 0, most[person] ?? 0];
    const group = isLeft ? groups?.of[person] : undefined;
    const outer = group === undefined ? hub : firstGroup + group;
    const inner = FIRST_PERSON + person;
    must += floor;
    if (group !== undefined) rest[group] = (rest[group] ?? 0) - floor;
    if (floor > 0) arcs.push({ inner, outer: end, room: floor, cost: 0 });
    if (idlePrice === null && ceiling > floor) arcs.push({ inner, outer, room: ceiling - floor, cost: 0 });
    // One more date for somebody with k idle rounds left takes 2k − 1 off the sum of squares.
    for (let idle = idlePrice === null ? 0 : ceiling - floor; idle > 0; idle--)
      arcs.push({ inner, outer, room: 1, cost: -(2 * idle - 1) * (idlePrice ?? 0) });
  }
  rest.forEach((room, group) => {
    arcs.push({ inner: firstGroup + group, outer: hub, room: Math.max(0, room), cost: 0 });
  });
  arcs.push({ inner: hub, outer: end, room: Math.max(0, total - must), cost: 0 });
  return arcs;
}

/** Puts weight and evenness in one number, the more important so high that the other only settles ties. */
function pricesOf({ left, right, pairs, groups, third }: PairQuestion, most: readonly number[]) {
  const nodes = FIRST_PERSON + left + right + (groups?.atMost.length ?? 0);
  const heaviest = pairs.reduce((top, { weight }) => Math.max(top, weight), 0);
  const longest = most.reduce((top, value) => Math.max(top, value), 0);
  const sum = most.reduce((all, value) => all + value, 0);
  if (third === "evenness") return { pair: 1, idle: heaviest * sum + 1 };
  const pair = most.reduce((all, value) => all + value * value, 0) + 1;
  const fits = fitsExactly(nodes, Math.max(heaviest * pair, 2 * longest));
  return fits ? { pair, idle: 1 } : { pair: 1, idle: 0 };
}
