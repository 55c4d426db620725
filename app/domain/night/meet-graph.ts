/** Two people who may meet, by their places in the list of people, and how well they fit: a whole number up to a million. */
export type MeetPair = { readonly a: number; readonly b: number; readonly weight: number };

/** Who may meet whom: people are numbered 0 … size − 1, a pair stands in the list once. */
export type MeetGraph = { readonly size: number; readonly pairs: readonly MeetPair[] };

/** How many dates somebody gets of what they could get: min(rounds, people they may meet). */
export type Share = { readonly dates: number; readonly of: number };

const HEAVIEST = 1_000_000;

/**
 * Throws a RangeError for a graph no evening can have: a person outside the list, somebody paired with
 * themselves, a pair that stands there twice, a weight that is not a whole number from 0 to a million (beyond which
 * sums of sums would leave the exact numbers).
 */
export function assertMeetGraph(graph: MeetGraph): void {
  if (!Number.isInteger(graph.size) || graph.size < 0)
    throw new RangeError(`not a number of people: ${graph.size}`);
  const seen = new Set<number>();
  for (const { a, b, weight } of graph.pairs) {
    if (!(isPlace(a, graph.size) && isPlace(b, graph.size)) || a === b)
      throw new RangeError(`not a pair of ${graph.size} people: ${a} and ${b}`);
    if (!Number.isInteger(weight) || weight < 0 || weight > HEAVIEST)
      throw new RangeError(`a weight is a whole number up to ${HEAVIEST}: ${weight}`);
    const key = pairKey(a, b, graph.size);
    if (seen.has(key)) throw new RangeError(`a pair stands in the list twice: ${a} and ${b}`);
    seen.add(key);
  }
}

function isPlace(value: number, size: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < size;
}

/** One number for a pair, whichever comes first. */
export function pairKey(a: number, b: number, size: number): number {
  return a < b ? a * size + b : b * size + a;
}

/** For each person, how many people they may meet. */
export function degreesOf(graph: MeetGraph): number[] {
  const degrees = new Array<number>(graph.size).fill(0);
  for (const { a, b } of graph.pairs) {
    degrees[a] = (degrees[a] ?? 0) + 1;
    degrees[b] = (degrees[b] ?? 0) + 1;
  }
  return degrees;
}

/** For each person, the people they may meet, in the order of the pairs. */
export function neighboursOf(graph: MeetGraph): number[][] {
  const neighbours = Array.from({ length: graph.size }, (): number[] => []);
  for (const { a, b } of graph.pairs) {
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  return neighbours;
}

/** Splits the people into two sides so that every pair crosses (0 or 1 for each person); null when none does. */
export function twoSidesOf(graph: MeetGraph): number[] | null {
  const neighbours = neighboursOf(graph);
  const side = new Array<number>(graph.size).fill(-1);
  for (let start = 0; start < graph.size; start++) {
    if (side[start] !== -1) continue;
    side[start] = 0;
    const waiting = [start];
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
      for (const other of neighbours[person] ?? []) {
        if (side[other] === side[person]) return null;
        if (side[other] !== -1) continue;
        side[other] = 1 - (side[person] ?? 0);
        waiting.push(other);
      }
    }
  }
  return side;
}

/** Whether a share is smaller than another (cross-multiplied, so exact). */
export function isSmallerShare(one: Share, other: Share): boolean {
  return one.dates * other.of < other.dates * one.of;
}
