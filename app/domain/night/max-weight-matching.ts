import {
  augment,
  EVEN,
  enqueue,
  FREE,
  ODD,
  offerNearest,
  type Search,
  slackOf,
  startSearch,
} from "./blossom-search.ts";
import { meetingPoint, open, shrink } from "./blossoms.ts";

export type WeightedEdge = { readonly a: number; readonly b: number; readonly weight: number };
export type MatchedPair = { readonly a: number; readonly b: number };

/**
 * "maximum-weight": the heaviest matching, however few pairs it has. "maximum-cardinality": the heaviest among the
 * matchings of most pairs. On the path a–b 5, b–c 11, c–d 5 the first is 11 and the second 10.
 */
export type MatchingGoal = "maximum-weight" | "maximum-cardinality";

/**
 * A best matching of any graph: each of the `size` people is in at most one pair. Weights may be negative; with
 * whole weights the arithmetic is exact. The primal-dual method of J. Edmonds (1965) as laid out by Z. Galil,
 * "Efficient algorithms for finding maximum matching in graphs" (1986): O(size³) time, O(size²) memory.
 * Pairs come with the smaller number first, in order. Throws a RangeError for a person outside the list.
 */
export function maxWeightMatching(
  size: number,
  edges: readonly WeightedEdge[],
  goal: MatchingGoal,
): MatchedPair[] {
  const weight = new Float64Array((size + 1) * (size + 1));
  const lift = goal === "maximum-cardinality" ? liftFor(size, edges) : 0;
  let heaviest = 0;
  let whole = true;
  for (const { a, b, weight: value } of edges) {
    if (!(a >= 0 && b >= 0 && a < size && b < size) || a === b)
      throw new RangeError(`not an edge of ${size} people: ${a} and ${b}`);
    const lifted = value + lift;
    weight[(a + 1) * (size + 1) + b + 1] = lifted;
    weight[(b + 1) * (size + 1) + a + 1] = lifted;
    heaviest = Math.max(heaviest, lifted);
    whole &&= Number.isInteger(value);
  }
  const search = startSearch(size, weight, whole ? 0 : heaviest * 1e-11);
  matchTightEdges(search);
  while (growForest(search)) search.queue.length = 0;
  return Array.from({ length: size }, (_, person) => ({
    a: person,
    b: (search.mate[person + 1] ?? 0) - 1,
  })).filter(({ a, b }) => b > a);
}

/** What to add to every weight so that one pair more always outweighs any difference of weights. */
function liftFor(size: number, edges: readonly WeightedEdge[]): number {
  const lightest = edges.reduce((least, { weight }) => Math.min(least, weight), Number.POSITIVE_INFINITY);
  const heaviest = edges.reduce((most, { weight }) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  return edges.length === 0 ? 0 : (heaviest - lightest) * ((size >> 1) + 1) + 1 - lightest;
}

/** Pairs whose edge is tight from the start need no search. */
function matchTightEdges(search: Search): void {
  for (let u = 1; u <= search.people; u++)
    for (let v = u + 1; v <= search.people && search.mate[u] === 0; v++)
      if (search.mate[v] === 0 && slackOf(search, u, v) <= search.tolerance) {
        search.mate[u] = v;
        search.mate[v] = u;
      }
}

/** One stage: trees grow from all unmatched people until one more pair is found (true) or none can pay (false). */
function growForest(search: Search): boolean {
  const { top, outer, mate, mark, nearest, parent } = search;
  mark.fill(FREE);
  nearest.fill(0);
  for (let node = 1; node <= top; node++) {
    if (outer[node] !== node || mate[node] !== 0) continue;
    parent[node] = 0;
    mark[node] = EVEN;
    enqueue(search, node);
  }
  if (search.queue.length === 0) return false;
  for (;;) {
    if (scanQueue(search)) return true;
    if (!shiftDuals(search)) return false;
    if (takeTightened(search)) return true;
    for (let node = search.people + 1; node <= search.top; node++)
      if (outer[node] === node && mark[node] === ODD && (search.dual[node] ?? 0) <= search.tolerance)
        open(search, node);
  }
}

function scanQueue(search: Search): boolean {
  const { people, weight, dual, outer, mark, queue } = search;
  for (let head = 0; head < queue.length; head++) {
    const person = queue[head] ?? 0;
    const row = person * (people + 1);
    if (mark[outer[person] ?? 0] === ODD) continue;
    for (let other = 1; other <= people; other++) {
      const value = weight[row + other] ?? 0;
      if (value <= 0 || outer[person] === outer[other]) continue;
      const slack = (dual[person] ?? 0) + (dual[other] ?? 0) - 2 * value;
      if (slack > search.tolerance) offerNearest(search, person, outer[other] ?? 0, slack);
      else if (takeEdge(search, person, other)) return true;
    }
  }
  queue.length = 0;
  return false;
}

/** Follows a tight edge from an even person: grows the tree, shrinks a cycle, or joins two trees (true). */
function takeEdge(search: Search, person: number, other: number): boolean {
  const { outer, mark, parent, mate, nearest } = search;
  const u = outer[person] ?? 0;
  const v = outer[other] ?? 0;
  if (mark[v] === FREE) {
    const next = outer[mate[v] ?? 0] ?? 0;
    parent[v] = person;
    mark[v] = ODD;
    nearest[v] = 0;
    nearest[next] = 0;
    mark[next] = EVEN;
    enqueue(search, next);
  } else if (mark[v] === EVEN) {
    const base = meetingPoint(search, u, v);
    if (base === 0) {
      augment(search, u, v);
      augment(search, v, u);
      return true;
    }
    shrink(search, u, base, v);
  }
  return false;
}

/** Moves the duals as far as every condition allows; false when the unmatched have nothing left to give. */
function shiftDuals(search: Search): boolean {
  const { people, top, outer, mark, dual, nearest } = search;
  let step = Number.POSITIVE_INFINITY;
  for (let node = 1; node <= top; node++) {
    if (outer[node] !== node) continue;
    if (node > people && mark[node] === ODD) step = Math.min(step, (dual[node] ?? 0) / 2);
    if (nearest[node] === 0 || mark[node] === ODD) continue;
    const slack = slackOf(search, nearest[node] ?? 0, node);
    step = Math.min(step, mark[node] === FREE ? slack : slack / 2);
  }
  for (let person = 1; person <= people; person++)
    if (mark[outer[person] ?? 0] === EVEN && (dual[person] ?? 0) <= step + search.tolerance) return false;
  for (let person = 1; person <= people; person++) {
    const kind = mark[outer[person] ?? 0];
    if (kind === EVEN) dual[person] = (dual[person] ?? 0) - step;
    else if (kind === ODD) dual[person] = (dual[person] ?? 0) + step;
  }
  for (let node = people + 1; node <= top; node++) {
    if (outer[node] !== node) continue;
    if (mark[node] === EVEN) dual[node] = (dual[node] ?? 0) + 2 * step;
    else if (mark[node] === ODD) dual[node] = (dual[node] ?? 0) - 2 * step;
  }
  search.queue.length = 0;
  return true;
}

function takeTightened(search: Search): boolean {
  const { outer, nearest, via, width } = search;
  for (let node = 1; node <= search.top; node++) {
    const person = nearest[node] ?? 0;
    if (outer[node] !== node || person === 0 || outer[person] === node) continue;
    if (slackOf(search, person, node) > search.tolerance) continue;
    if (takeEdge(search, person, (via[person * width + node] ?? 0) % width)) return true;
  }
  return false;
}
