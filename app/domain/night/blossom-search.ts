/**
 * The state of a weighted matching search. Nodes 1 … people are people; higher numbers are blossoms (odd cycles
 * shrunk to one node); 0 means none. For two nodes, `via` packs the person on either end of the tightest edge
 * between them (first · width + second).
 */
export type Search = {
  readonly people: number;
  readonly width: number;
  readonly weight: Float64Array;
  readonly tolerance: number;
  readonly dual: Float64Array;
  readonly via: Int32Array;
  readonly holder: Int32Array;
  readonly petals: number[][];
  /** The person at the other end of a node's matched edge. */
  readonly mate: Int32Array;
  /** The outermost blossom a node lies in; 0 for a blossom number not in use. */
  readonly outer: Int32Array;
  readonly mark: Int8Array;
  /** The person outside from whom an odd node was reached. */
  readonly parent: Int32Array;
  /** For a node not yet even, the even person closest to it. */
  readonly nearest: Int32Array;
  readonly queue: number[];
  /** The highest node number in use. */
  top: number;
};

export const FREE = 0;
export const EVEN = 1;
export const ODD = 2;

/** A search in which nobody is matched; weights above 0 are edges, tolerance is 0 for whole weights. */
export function startSearch(people: number, weight: Float64Array, tolerance: number): Search {
  const width = people + (people >> 1) + 2;
  const via = new Int32Array(width * width);
  const holder = new Int32Array(width * (people + 1));
  const outer = new Int32Array(width);
  let heaviest = 0;
  for (let u = 1; u <= people; u++) {
    outer[u] = u;
    holder[u * (people + 1) + u] = u;
    for (let v = 1; v <= people; v++) {
      const value = weight[u * (people + 1) + v] ?? 0;
      if (value <= 0) continue;
      via[u * width + v] = u * width + v;
      heaviest = Math.max(heaviest, value);
    }
  }
  return {
    people,
    width,
    weight,
    tolerance,
    dual: new Float64Array(width).fill(heaviest, 1, people + 1),
    via,
    holder,
    petals: Array.from({ length: width }, () => []),
    mate: new Int32Array(width),
    outer,
    mark: new Int8Array(width),
    parent: new Int32Array(width),
    nearest: new Int32Array(width),
    queue: [],
    top: people,
  };
}

/** How far the edge between two nodes is from tight, in twice the unit of the weights; infinite without an edge. */
export function slackOf({ width, via, dual, weight, people }: Search, x: number, y: number): number {
  const packed = via[x * width + y] ?? 0;
  if (packed === 0) return Number.POSITIVE_INFINITY;
  const v = packed % width;
  const u = (packed - v) / width;
  return (dual[u] ?? 0) + (dual[v] ?? 0) - 2 * (weight[u * (people + 1) + v] ?? 0);
}

/** Remembers an even person for a node if no other is closer. */
export function offerNearest(search: Search, person: number, node: number, slack: number): void {
  const known = search.nearest[node] ?? 0;
  if (known === 0 || slack < slackOf(search, known, node)) search.nearest[node] = person;
}

/** Looks for the closest even person anew. */
export function findNearest(search: Search, node: number): void {
  const { people, outer, mark, via, width } = search;
  search.nearest[node] = 0;
  for (let person = 1; person <= people; person++) {
    const home = outer[person] ?? 0;
    if (home !== node && mark[home] === EVEN && via[person * width + node] !== 0)
      offerNearest(search, person, node, slackOf(search, person, node));
  }
}

/** Queues everybody in a node that has become even. */
export function enqueue(search: Search, node: number): void {
  if (node <= search.people) search.queue.push(node);
  else for (const petal of search.petals[node] ?? []) enqueue(search, petal);
}

export function setOuter(search: Search, node: number, outer: number): void {
  search.outer[node] = outer;
  if (node > search.people) for (const petal of search.petals[node] ?? []) setOuter(search, petal, outer);
}

/** The petal of a blossom in which a person lies. */
export function petalOf({ holder, people }: Search, blossom: number, person: number): number {
  return holder[blossom * (people + 1) + person] ?? 0;
}

/** The person at a node's own end of the tightest edge to another node. */
export function ownEnd({ via, width }: Search, node: number, other: number): number {
  return Math.floor((via[node * width + other] ?? 0) / width);
}

/** Where a petal stands, the ring turned round if need be so that an even number of steps leads to it. */
export function evenPlace(search: Search, blossom: number, petal: number): number {
  const ring = search.petals[blossom] ?? [];
  const place = ring.indexOf(petal);
  if (place % 2 === 0) return place;
  search.petals[blossom] = [...ring.slice(0, 1), ...ring.slice(1).reverse()];
  return ring.length - place;
}

/** Matches node u along its tightest edge to v, and re-matches the ring inside u to fit. */
export function setMate(search: Search, u: number, v: number): void {
  search.mate[u] = (search.via[u * search.width + v] ?? 0) % search.width;
  if (u <= search.people) return;
  const entry = petalOf(search, u, ownEnd(search, u, v));
  const place = evenPlace(search, u, entry);
  const ring = search.petals[u] ?? [];
  for (let at = 0; at < place; at++) setMate(search, ring[at] ?? 0, ring[at ^ 1] ?? 0);
  setMate(search, entry, v);
  search.petals[u] = [...ring.slice(place), ...ring.slice(0, place)];
}

/** Turns matched into unmatched from node u up to the root of its tree, u itself going to v. */
export function augment(search: Search, start: number, goal: number): void {
  let [u, v] = [start, goal];
  for (;;) {
    const odd = search.outer[search.mate[u] ?? 0] ?? 0;
    setMate(search, u, v);
    if (odd === 0) return;
    const above = search.outer[search.parent[odd] ?? 0] ?? 0;
    setMate(search, odd, above);
    [u, v] = [above, odd];
  }
}
