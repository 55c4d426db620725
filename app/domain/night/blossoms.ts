import {
  EVEN,
  enqueue,
  evenPlace,
  FREE,
  findNearest,
  ODD,
  ownEnd,
  petalOf,
  type Search,
  setOuter,
  slackOf,
} from "./blossom-search.ts";

/** The lowest node above both in the tree of even nodes; 0 when they stand in different trees. */
export function meetingPoint(search: Search, one: number, other: number): number {
  const seen = new Set<number>();
  let [u, v] = [one, other];
  while (u !== 0 || v !== 0) {
    if (u !== 0) {
      if (seen.has(u)) return u;
      seen.add(u);
      u = aboveEven(search, u);
    }
    [u, v] = [v, u];
  }
  return 0;
}

function aboveEven({ outer, mate, parent }: Search, node: number): number {
  const odd = outer[mate[node] ?? 0] ?? 0;
  return odd === 0 ? 0 : (outer[parent[odd] ?? 0] ?? 0);
}

/** Shrinks the odd cycle base … u, v … base to a new even node. */
export function shrink(search: Search, u: number, base: number, v: number): void {
  const { people, outer, mate, mark, dual } = search;
  let blossom = people + 1;
  while ((outer[blossom] ?? 0) !== 0) blossom++;
  search.top = Math.max(search.top, blossom);
  dual[blossom] = 0;
  mark[blossom] = EVEN;
  mate[blossom] = mate[base] ?? 0;
  search.petals[blossom] = [base, ...branch(search, u, base).reverse(), ...branch(search, v, base)];
  setOuter(search, blossom, blossom);
  tieUp(search, blossom);
  findNearest(search, blossom);
}

/** The nodes from an even node up to the base, the base left out; odd ones become reachable as even. */
function branch(search: Search, from: number, base: number): number[] {
  const nodes: number[] = [];
  for (let node = from; node !== base; ) {
    const odd = search.outer[search.mate[node] ?? 0] ?? 0;
    nodes.push(node, odd);
    enqueue(search, odd);
    node = search.outer[search.parent[odd] ?? 0] ?? 0;
  }
  return nodes;
}

/** Gives a blossom the tightest edges of its petals, and says in which petal each person lies. */
function tieUp(search: Search, blossom: number): void {
  const { people, width, via, holder, top } = search;
  via.fill(0, blossom * width, (blossom + 1) * width);
  for (let node = 1; node <= top; node++) via[node * width + blossom] = 0;
  holder.fill(0, blossom * (people + 1), (blossom + 1) * (people + 1));
  for (const petal of search.petals[blossom] ?? []) {
    for (let node = 1; node <= top; node++) {
      if (via[petal * width + node] === 0 || node === blossom) continue;
      if (slackOf(search, petal, node) >= slackOf(search, blossom, node)) continue;
      via[blossom * width + node] = via[petal * width + node] ?? 0;
      via[node * width + blossom] = via[node * width + petal] ?? 0;
    }
    for (let person = 1; person <= people; person++)
      if (petalOf(search, petal, person) !== 0) holder[blossom * (people + 1) + person] = petal;
  }
}

/** Opens an odd blossom whose dual is used up: the even way through it stays in the tree, the rest becomes free. */
export function open(search: Search, blossom: number): void {
  const { parent, mark, outer, nearest } = search;
  for (const petal of search.petals[blossom] ?? []) setOuter(search, petal, petal);
  const entry = petalOf(search, blossom, ownEnd(search, blossom, parent[blossom] ?? 0));
  const place = evenPlace(search, blossom, entry);
  const ring = search.petals[blossom] ?? [];
  for (let at = 0; at < place; at += 2) {
    const [odd, even] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    parent[odd] = ownEnd(search, even, odd);
    mark[odd] = ODD;
    mark[even] = EVEN;
    nearest[odd] = 0;
    findNearest(search, even);
    enqueue(search, even);
  }
  mark[entry] = ODD;
  parent[entry] = parent[blossom] ?? 0;
  nearest[entry] = 0;
  for (const petal of ring.slice(place + 1)) {
    mark[petal] = FREE;
    findNearest(search, petal);
  }
  outer[blossom] = 0;
}
