import { colourAnyGraph, colourTwoSides, mostMeetings } from "./edge-colouring.ts";
import { assertMeetGraph, type MeetGraph, twoSidesOf } from "./meet-graph.ts";
import { balanceRounds, type RoundGrid } from "./round-grid.ts";
import { roundRobin } from "./round-robin.ts";
import { seatInRounds } from "./seat-pairs.ts";
import { seededChance } from "./seeded-chance.ts";

const ATTEMPTS = 12;

/**
 * All pairs of a graph in as few rounds as we can find, at most `tables` dates in each. Somebody with Δ people to
 * meet needs Δ rounds; two sides and whole groups get by with the least there is, any other graph with Δ or Δ + 1
 * (Vizing), unless the tables ask for more. The same seed gives the same rounds. O(pairs · size · rounds).
 */
export function meetEveryone(graph: MeetGraph, tables: number, seed = 1): RoundGrid {
  assertMeetGraph(graph);
  if (!Number.isInteger(tables) || tables < 1)
    throw new RangeError(`a round has at least one table: ${tables}`);
  const least = Math.max(mostMeetings(graph.size, graph.pairs), Math.ceil(graph.pairs.length / tables));
  const grid = seatEveryone(graph, least, seed);
  balanceRounds(grid);
  return grid;
}

function seatEveryone(graph: MeetGraph, least: number, seed: number): RoundGrid {
  const { size, pairs } = graph;
  if (twoSidesOf(graph)) return colourTwoSides(size, pairs, least);
  const circle = roundRobin(size);
  const isWhole = pairs.length === (size * (size - 1)) / 2;
  if (isWhole && circle.rounds >= least) return circle;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { grid, left } = seatInRounds(size, pairs, least, seededChance(seed + attempt));
    if (left.length === 0) return grid;
  }
  return withRounds(colourAnyGraph(size, pairs), least);
}

/** The same grid with empty rounds added up to a number. */
function withRounds(grid: RoundGrid, rounds: number): RoundGrid {
  if (grid.rounds >= rounds) return grid;
  const partner = new Int32Array(grid.size * rounds).fill(-1);
  partner.set(grid.partner);
  return { size: grid.size, rounds, partner };
}
