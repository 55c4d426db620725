import { type MeetGraph, type MeetPair, neighboursOf, pairKey } from "./meet-graph.ts";
import { countDates, IDLE, pairUp, part, partnerIn, type RoundGrid } from "./round-grid.ts";
import { seatByExchange } from "./seat-pairs.ts";

/**
 * Adds dates to a grid without searching: first every pair that has not met and finds a round by exchanging two,
 * best first; then, where two people are idle together and may not meet, they take the two people of one date
 * apart and get one each. Stops at `most` dates. O(pairs · rounds² · size) at worst.
 */
export function fillGaps(graph: MeetGraph, grid: RoundGrid, most: number): void {
  let dates = 0;
  for (let round = 0; round < grid.rounds; round++) dates += countDates(grid, round);
  if (dates >= most) return;
  const met = metIn(grid);
  const open = graph.pairs
    .filter(
      ({ a, b }) => isIdleSometime(grid, a) && isIdleSometime(grid, b) && !met.has(pairKey(a, b, graph.size)),
    )
    .sort((one, other) => other.weight - one.weight);
  for (const { a, b } of open)
    if (dates < most && isIdleSometime(grid, a) && isIdleSometime(grid, b) && seatByExchange(grid, a, b))
      dates++;
  const weights = new Map(graph.pairs.map((pair) => [pairKey(pair.a, pair.b, graph.size), pair]));
  const neighbours = neighboursOf(graph);
  for (let round = 0; round < grid.rounds; round++)
    while (dates < most && splitOneDate(grid, round, neighbours, weights)) dates++;
}

function metIn(grid: RoundGrid): Set<number> {
  const met = new Set<number>();
  for (let round = 0; round < grid.rounds; round++)
    for (let a = 0; a < grid.size; a++) {
      const b = partnerIn(grid, round, a);
      if (b > a) met.add(pairKey(a, b, grid.size));
    }
  return met;
}

function isIdleSometime(grid: RoundGrid, person: number): boolean {
  for (let round = 0; round < grid.rounds; round++) if (partnerIn(grid, round, person) === IDLE) return true;
  return false;
}

/** Makes two dates of one and two idle people, the best there are; false when no date can be split. */
function splitOneDate(
  grid: RoundGrid,
  round: number,
  neighbours: readonly number[][],
  weights: ReadonlyMap<number, MeetPair>,
): boolean {
  const met = metIn(grid);
  const idle = neighbours.flatMap((list, person) =>
    partnerIn(grid, round, person) === IDLE && list.length > 0 ? [person] : [],
  );
  const worth = (a: number, b: number) => {
    const key = pairKey(a, b, grid.size);
    return met.has(key) ? -1 : (weights.get(key)?.weight ?? -1);
  };
  let best: { gain: number; one: number; x: number; y: number; other: number } | null = null;
  for (const one of idle)
    for (const x of neighbours[one] ?? []) {
      const y = partnerIn(grid, round, x);
      if (y === IDLE || worth(one, x) < 0) continue;
      for (const other of idle) {
        if (other === one || worth(other, y) < 0) continue;
        const gain = worth(one, x) + worth(other, y) - (weights.get(pairKey(x, y, grid.size))?.weight ?? 0);
        if (!best || gain > best.gain) best = { gain, one, x, y, other };
      }
    }
  if (!best) return false;
  part(grid, round, best.x, best.y);
  pairUp(grid, round, best.one, best.x);
  pairUp(grid, round, best.other, best.y);
  return true;
}
