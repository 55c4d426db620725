import { maxWeightMatching } from "#app/domain/night/max-weight-matching.ts";
import { degreesOf, type MeetGraph, type MeetPair } from "#app/domain/night/meet-graph.ts";

/** What a method made of an evening. */
export type Made = {
  readonly dates: number;
  readonly compatibility: number;
  /** The smallest share of anyone who has somebody to meet, 0 to 1. */
  readonly smallestShare: number;
};

/** Sums up the pairs a method let meet. */
export function madeOf(graph: MeetGraph, rounds: number, pairs: readonly MeetPair[]): Made {
  const could = degreesOf(graph).map((degree) => Math.min(rounds, degree));
  const did = degreesOf({ size: graph.size, pairs });
  const shares = could.flatMap((of, person) => (of === 0 ? [] : [(did[person] ?? 0) / of]));
  const compatibility = pairs.reduce((sum, { weight }) => sum + weight, 0);
  return { dates: pairs.length, compatibility, smallestShare: Math.min(...shares) };
}

/**
 * The common public method for two sides: round by round the best assignment of those not met yet, by the Hungarian
 * method (H. W. Kuhn 1955, potentials after N. Tomizawa 1971), O(people³) a round.
 */
export function assignRoundByRound(left: number, right: number, graph: MeetGraph, rounds: number): Made {
  const size = Math.max(left, right);
  const none = -1e9;
  const worth = Array.from({ length: size }, () => new Float64Array(size).fill(none));
  for (const { a, b, weight } of graph.pairs) {
    const row = worth[a];
    if (row) row[b - left] = weight;
  }
  const made: MeetPair[] = [];
  for (let round = 0; round < rounds; round++)
    assign(worth, size).forEach((column, row) => {
      const value = worth[row]?.[column] ?? none;
      if (value === none) return;
      made.push({ a: row, b: left + column, weight: value });
      const cells = worth[row];
      if (cells) cells[column] = none;
    });
  return madeOf(graph, rounds, made);
}

/** For each row its column in an assignment of the greatest worth. */
function assign(worth: readonly Float64Array[], size: number): number[] {
  const rowPrice = new Float64Array(size + 1);
  const columnPrice = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(size + 1);
    let column = 0;
    do {
      done[column] = 1;
      const at = rowOf[column] ?? 0;
      let [step, next] = [Number.POSITIVE_INFINITY, 0];
      for (let other = 1; other <= size; other++) {
        if (done[other]) continue;
        const slack = -(worth[at - 1]?.[other - 1] ?? 0) - (rowPrice[at] ?? 0) - (columnPrice[other] ?? 0);
        if (slack < (least[other] ?? 0)) {
          least[other] = slack;
          way[other] = column;
        }
        if ((least[other] ?? 0) < step) [step, next] = [least[other] ?? 0, other];
      }
      for (let other = 0; other <= size; other++)
        if (done[other]) {
          const held = rowOf[other] ?? 0;
          rowPrice[held] = (rowPrice[held] ?? 0) + step;
          columnPrice[other] = (columnPrice[other] ?? 0) - step;
        } else least[other] = (least[other] ?? 0) - step;
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = way[column] ?? 0) rowOf[column] = rowOf[way[column] ?? 0] ?? 0;
  }
  const columns = new Array<number>(size).fill(0);
  for (let column = 1; column <= size; column++) columns[(rowOf[column] ?? 1) - 1] = column - 1;
  return columns;
}

/** The common public method for any graph: round by round a maximum-weight matching of those not met yet. */
export function matchRoundByRound(graph: MeetGraph, rounds: number): Made {
  let left: readonly MeetPair[] = graph.pairs;
  const made: MeetPair[] = [];
  for (let round = 0; round < rounds; round++) {
    const met = new Set(
      maxWeightMatching(graph.size, left, "maximum-cardinality").map(({ a, b }) => a * graph.size + b),
    );
    const isMet = ({ a, b }: MeetPair) => met.has(Math.min(a, b) * graph.size + Math.max(a, b));
    made.push(...left.filter(isMet));
    left = left.filter((pair) => !isMet(pair));
  }
  return madeOf(graph, rounds, made);
}
