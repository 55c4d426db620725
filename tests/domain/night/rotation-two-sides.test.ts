import fc from "fast-check";
import { expect, test } from "vitest";
import type { MeetGraph } from "#app/domain/night/meet-graph.ts";
import { type Rotation, rotateTwoSides } from "#app/domain/night/rotation-two-sides.ts";
import { breaches, fullSides, graphOf, idleCounts, LONG, RUNS, randomSides } from "./graphs.ts";
import { openOracle } from "./oracle.ts";

const oracle = await openOracle();

function shareOf({ smallestShare }: Rotation): number | null {
  return smallestShare && smallestShare.dates / smallestShare.of;
}

function expectOptimum(graph: MeetGraph, rotation: Rotation, answer: ReturnType<typeof oracle>): void {
  const share = shareOf(rotation);
  expect(rotation.dates, "dates").toBe(answer.dates);
  if (answer.share === null) expect(share).toBeNull();
  else expect(share, `smallest share of ${graph.pairs.length} pairs`).toBeCloseTo(answer.share, 6);
  expect(rotation.compatibility, "compatibility").toBe(answer.compatibility);
}

test("N1: five and five meet in five rounds of five dates with nobody idle; four rounds cannot do it", () => {
  const graph = fullSides(5, 5);
  const five = rotateTwoSides(graph, { rounds: 5, tables: 5 });
  expect(five.rounds.map((dates) => dates.length)).toEqual([5, 5, 5, 5, 5]);
  expect(idleCounts(graph, five, 5)).toEqual(Array(10).fill(0));
  expect(breaches(graph, five, 5, 5)).toBe(0);
  expect(rotateTwoSides(graph, { rounds: 4, tables: 5 }).dates).toBe(20);
});

test("N2: six and four meet in six rounds at four tables: each of the six idle twice, each of the four never", () => {
  const graph = fullSides(6, 4);
  const rotation = rotateTwoSides(graph, { rounds: 6, tables: 4 });
  expect(rotation.rounds.map((dates) => dates.length)).toEqual([4, 4, 4, 4, 4, 4]);
  expect(idleCounts(graph, rotation, 6)).toEqual([2, 2, 2, 2, 2, 2, 0, 0, 0, 0]);
  expect(breaches(graph, rotation, 6, 4)).toBe(0);
});

test("N3: two rounds of three and three come to 33, where round by round greedily gives 29", () => {
  const weights = [
    [9, 2, 5],
    [6, 4, 3],
    [1, 6, 3],
  ];
  const graph = fullSides(3, 3, (l, r) => weights[l]?.[r] ?? 0);
  expect(rotateTwoSides(graph, { rounds: 2, tables: 3 })).toMatchObject({ dates: 6, compatibility: 33 });
});

test("N7: four and four who have each met one already meet the others in three rounds of four dates", () => {
  const { size, pairs } = fullSides(4, 4);
  const graph = { size, pairs: pairs.filter(({ a, b }) => b !== a + 4) };
  const rotation = rotateTwoSides(graph, { rounds: 3, tables: 4 });
  expect(rotation.rounds.map((dates) => dates.length)).toEqual([4, 4, 4]);
  expect(breaches(graph, rotation, 3, 4)).toBe(0);
});

test(
  "two sides get the oracle's dates, smallest share and compatibility",
  () => {
    const evening = fc.record({
      graph: randomSides(6),
      rounds: fc.integer({ min: 1, max: 7 }),
      tables: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(evening, ({ graph, rounds, tables }) => {
        const rotation = rotateTwoSides(graph, { rounds, tables });
        expect(breaches(graph, rotation, rounds, tables)).toBe(0);
        expectOptimum(graph, rotation, oracle(graph, { rounds, tables }, "chosen-pairs"));
      }),
      { numRuns: 150 * RUNS },
    );
  },
  LONG,
);

test(
  "two sides get what an oracle that decides every round gets",
  () => {
    const evening = fc.record({
      graph: randomSides(4),
      rounds: fc.integer({ min: 1, max: 3 }),
      tables: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(evening, ({ graph, rounds, tables }) => {
        expectOptimum(
          graph,
          rotateTwoSides(graph, { rounds, tables }),
          oracle(graph, { rounds, tables }, "round-by-round"),
        );
      }),
      { numRuns: 30 * RUNS },
    );
  },
  LONG,
);

test(
  "no schedule of two sides breaks a hard rule, whatever the wishes, absences, tables and blocks",
  () => {
    const evening = fc.record({
      graph: randomSides(25),
      rounds: fc.integer({ min: 1, max: 15 }),
      tables: fc.integer({ min: 1, max: 25 }),
    });
    fc.assert(
      fc.property(evening, ({ graph, rounds, tables }) => {
        const rotation = rotateTwoSides(graph, { rounds, tables });
        expect(breaches(graph, rotation, rounds, tables)).toBe(0);
        const counts = rotation.rounds.map((dates) => dates.length);
        expect(Math.max(0, ...counts) - Math.min(...counts, Math.max(0, ...counts))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1500 * RUNS },
    );
  },
  LONG,
);

test(
  "equals of one side are idle equally often, give or take one",
  () => {
    const evening = fc.record({
      left: fc.integer({ min: 1, max: 15 }),
      right: fc.integer({ min: 1, max: 15 }),
      rounds: fc.integer({ min: 1, max: 12 }),
      tables: fc.integer({ min: 1, max: 15 }),
    });
    fc.assert(
      fc.property(evening, ({ left, right, rounds, tables }) => {
        const graph = fullSides(left, right);
        const idle = idleCounts(graph, rotateTwoSides(graph, { rounds, tables }), rounds);
        for (const side of [idle.slice(0, left), idle.slice(left)])
          expect(Math.max(...side) - Math.min(...side)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 * RUNS },
    );
  },
  LONG,
);

test("evenness before compatibility keeps equals within one idle round whatever the weights", () => {
  const weights = [50, 1, 2, 1, 90, 3, 70, 1, 4, 1, 80, 1, 2, 3, 60];
  const graph = fullSides(5, 3, (l, r) => weights[l * 3 + r] ?? 0);
  const idle = idleCounts(graph, rotateTwoSides(graph, { rounds: 3, tables: 3 }, "evenness"), 3);
  expect(Math.max(...idle.slice(0, 5)) - Math.min(...idle.slice(0, 5))).toBeLessThanOrEqual(1);
});

test("the same evening is planned the same way twice", () => {
  const graph = fullSides(12, 9, (l, r) => (l * 7 + r * 13) % 11);
  const plan = () => rotateTwoSides(graph, { rounds: 6, tables: 8 });
  expect(plan()).toEqual(plan());
});

test("an evening nobody can have is refused with a RangeError", () => {
  const graph = fullSides(2, 2);
  expect(() => rotateTwoSides(graph, { rounds: 0, tables: 2 })).toThrow(RangeError);
  expect(() => rotateTwoSides(graph, { rounds: 2, tables: 0 })).toThrow(RangeError);
  const triangle = graphOf(3, [
    [0, 1],
    [1, 2],
    [0, 2],
  ]);
  expect(() => rotateTwoSides(triangle, { rounds: 2, tables: 2 })).toThrow(RangeError);
  const fraction = { size: 2, pairs: [{ a: 0, b: 1, weight: 0.5 }] };
  expect(() => rotateTwoSides(fraction, { rounds: 1, tables: 1 })).toThrow(RangeError);
  expect(() =>
    rotateTwoSides(
      { size: 2, pairs: [...graphOf(2, [[0, 1]]).pairs, { a: 1, b: 0, weight: 1 }] },
      { rounds: 1, tables: 1 },
    ),
  ).toThrow(RangeError);
});

test("the heaviest weights allowed are summed exactly, heavier ones refused", () => {
  const heavy = fullSides(40, 40, () => 1_000_000);
  expect(rotateTwoSides(heavy, { rounds: 20, tables: 40 })).toMatchObject({
    dates: 800,
    compatibility: 800_000_000,
  });
  const heavier = fullSides(1, 1, () => 1_000_001);
  expect(() => rotateTwoSides(heavier, { rounds: 1, tables: 1 })).toThrow(RangeError);
});

test("people with nobody to meet leave an evening without dates", () => {
  expect(rotateTwoSides({ size: 4, pairs: [] }, { rounds: 3, tables: 2 })).toMatchObject({
    rounds: [],
    dates: 0,
    smallestShare: null,
  });
});
