import fc from "fast-check";
import { expect, test } from "vitest";
import { colourAnyGraph, colourTwoSides, mostMeetings } from "#app/domain/night/edge-colouring.ts";
import { meetEveryone } from "#app/domain/night/meet-everyone.ts";
import type { MeetGraph } from "#app/domain/night/meet-graph.ts";
import {
  balanceRounds,
  countDates,
  partnerIn,
  type RoundGrid,
  roundsOf,
} from "#app/domain/night/round-grid.ts";
import { roundRobin } from "#app/domain/night/round-robin.ts";
import { graphOf, LONG, RUNS, randomGraph, randomSides, wholeGroup } from "./graphs.ts";

function metIn(grid: RoundGrid): string[] {
  return roundsOf(grid, () => 0)
    .flat()
    .map(({ a, b }) => `${a} ${b}`)
    .sort();
}

function namesOf(graph: MeetGraph): string[] {
  return graph.pairs.map(({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`).sort();
}

function idleOf(grid: RoundGrid, person: number): number {
  return Array.from({ length: grid.rounds }, (_, round) => partnerIn(grid, round, person)).filter(
    (p) => p < 0,
  ).length;
}

const petersen = graphOf(10, [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 0],
  [0, 5],
  [1, 6],
  [2, 7],
  [3, 8],
  [4, 9],
  [5, 7],
  [7, 9],
  [9, 6],
  [6, 8],
  [8, 5],
]);

const cycle = graphOf(5, [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 0],
]);

test("N4: seven people meet in seven rounds of three dates with one break each", () => {
  const grid = meetEveryone(wholeGroup(7), 3);
  expect(grid.rounds).toBe(7);
  expect(metIn(grid)).toHaveLength(21);
  for (let person = 0; person < 7; person++) expect(idleOf(grid, person)).toBe(1);
});

test("N4: eight people meet in seven rounds of four dates without a break", () => {
  const grid = meetEveryone(wholeGroup(8), 4);
  expect(grid.rounds).toBe(7);
  expect(metIn(grid)).toHaveLength(28);
  for (let person = 0; person < 8; person++) expect(idleOf(grid, person)).toBe(0);
});

test("N5: a cycle of five needs three rounds, the Petersen graph four", () => {
  const small = meetEveryone(cycle, 5);
  expect([small.rounds, metIn(small).length]).toEqual([3, 5]);
  const large = meetEveryone(petersen, 5);
  expect([large.rounds, metIn(large).length]).toEqual([4, 15]);
});

test("N6: eight people of mixed wishes meet all eleven pairs in four rounds", () => {
  const wishes: Record<string, string> = {
    M1: "W",
    M2: "W",
    M3: "M",
    M4: "MW",
    W1: "M",
    W2: "M",
    W3: "W",
    W4: "MW",
  };
  const names = Object.keys(wishes);
  const wants = (one: string, other: string) => wishes[one]?.includes(other.charAt(0)) ?? false;
  const pairs = names.flatMap((one, a) =>
    names.flatMap((other, b) => (b > a && wants(one, other) && wants(other, one) ? [[a, b] as const] : [])),
  );
  expect(pairs).toHaveLength(11);
  const grid = meetEveryone(graphOf(8, pairs), 4);
  expect(grid.rounds).toBe(4);
  expect(metIn(grid)).toEqual(namesOf(graphOf(8, pairs)));
});

test("the circle method lets everybody meet everybody once", () => {
  for (let size = 2; size <= 40; size++) {
    const grid = roundRobin(size);
    expect(grid.rounds).toBe(size % 2 === 0 ? size - 1 : size);
    expect(metIn(grid)).toEqual(namesOf(wholeGroup(size)));
  }
});

test(
  "two sides need as many rounds as the most meetings of anybody, and no more",
  () => {
    fc.assert(
      fc.property(randomSides(14), (graph) => {
        const rounds = mostMeetings(graph.size, graph.pairs);
        expect(metIn(colourTwoSides(graph.size, graph.pairs, rounds))).toEqual(namesOf(graph));
        if (rounds > 0) expect(() => colourTwoSides(graph.size, graph.pairs, rounds - 1)).toThrow(RangeError);
      }),
      { numRuns: 400 * RUNS },
    );
  },
  LONG,
);

test(
  "any graph gets by with one round more than the most meetings of anybody",
  () => {
    fc.assert(
      fc.property(randomGraph(2, 18), (graph) => {
        const grid = colourAnyGraph(graph.size, graph.pairs);
        expect(grid.rounds).toBe(mostMeetings(graph.size, graph.pairs) + 1);
        expect(metIn(grid)).toEqual(namesOf(graph));
      }),
      { numRuns: 600 * RUNS },
    );
  },
  LONG,
);

test(
  "everybody meets everybody they may within the tables, in Δ or Δ + 1 rounds or as many as the tables need",
  () => {
    fc.assert(
      fc.property(randomGraph(2, 14), fc.integer({ min: 1, max: 7 }), (graph, tables) => {
        const grid = meetEveryone(graph, tables);
        const needed = Math.max(
          mostMeetings(graph.size, graph.pairs),
          Math.ceil(graph.pairs.length / tables),
        );
        expect(grid.rounds).toBeLessThanOrEqual(needed + 1);
        expect(metIn(grid)).toEqual(namesOf(graph));
        for (let round = 0; round < grid.rounds; round++)
          expect(countDates(grid, round)).toBeLessThanOrEqual(tables);
      }),
      { numRuns: 400 * RUNS },
    );
  },
  LONG,
);

test(
  "balancing keeps every date and leaves rounds that differ by at most one",
  () => {
    fc.assert(
      fc.property(randomGraph(3, 16), (graph) => {
        const grid = colourAnyGraph(graph.size, graph.pairs);
        balanceRounds(grid);
        const counts = Array.from({ length: grid.rounds }, (_, round) => countDates(grid, round));
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(metIn(grid)).toEqual(namesOf(graph));
      }),
      { numRuns: 300 * RUNS },
    );
  },
  LONG,
);
