import { readFileSync } from "node:fs";
import blossom from "edmonds-blossom-fixed";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type MatchingGoal, maxWeightMatching } from "#app/domain/night/max-weight-matching.ts";
import { LONG, RUNS, randomGraph } from "./graphs.ts";

type PublishedCase = {
  readonly test: string;
  readonly maxcardinality: boolean;
  readonly n: number;
  readonly edges: readonly (readonly [number, number, number])[];
  readonly expected_pairs: readonly (readonly [number, number])[];
  readonly expected_weight: number;
};

const published: { cases: PublishedCase[] } = JSON.parse(
  readFileSync("tests/fixtures/max-weight-matching-cases.json", "utf8"),
);

const goalOf = (isMost: boolean): MatchingGoal => (isMost ? "maximum-cardinality" : "maximum-weight");

test("N10: the list of published cases is whole", () => {
  expect(published.cases).toHaveLength(24);
});

test.each(published.cases.map((entry, index) => [`${index + 1} ${entry.test}`, entry] as const))(
  "N10: published case %s comes out",
  (_, { n, edges, maxcardinality, expected_pairs, expected_weight }) => {
    const list = edges.map(([a, b, weight]) => ({ a, b, weight }));
    const pairs = maxWeightMatching(n, list, goalOf(maxcardinality));
    const sorted = expected_pairs.map(([a, b]) => ({ a: Math.min(a, b), b: Math.max(a, b) }));
    expect(pairs).toEqual(sorted.sort((one, other) => one.a - other.a));
    const weight = pairs.reduce(
      (sum, pair) =>
        sum +
        (list.find(({ a, b }) => Math.min(a, b) === pair.a && Math.max(a, b) === pair.b)?.weight ?? NaN),
      0,
    );
    expect(weight).toBeCloseTo(expected_weight, 9);
  },
);

test("N8: on the path 5, 11, 5 the caller chooses by name between weight 11 and two pairs of weight 10", () => {
  const path = [
    { a: 0, b: 1, weight: 5 },
    { a: 1, b: 2, weight: 11 },
    { a: 2, b: 3, weight: 5 },
  ];
  expect(maxWeightMatching(4, path, "maximum-weight")).toEqual([{ a: 1, b: 2 }]);
  expect(maxWeightMatching(4, path, "maximum-cardinality")).toEqual([
    { a: 0, b: 1 },
    { a: 2, b: 3 },
  ]);
});

test.each(["maximum-weight", "maximum-cardinality"] as const)(
  "the %s matching of a random graph is as good as another implementation's",
  (goal) => {
    fc.assert(
      fc.property(randomGraph(2, 22), fc.integer({ min: 0, max: 3 }), ({ size, pairs }, sink) => {
        fc.pre(pairs.length > 0);
        const edges = pairs.map(({ a, b, weight }) => ({ a, b, weight: weight - sink }));
        const other = blossom(
          edges.map(({ a, b, weight }) => [a, b, weight]),
          goal === "maximum-cardinality",
        );
        const mine = new Set(maxWeightMatching(size, edges, goal).map(({ a, b }) => `${a} ${b}`));
        const own = edges.filter(({ a, b }) => mine.has(`${a} ${b}`));
        const theirs = edges.filter(({ a, b }) => other[a] === b);
        const weigh = (list: typeof edges) => list.reduce((sum, { weight }) => sum + weight, 0);
        expect(own).toHaveLength(mine.size);
        expect(weigh(own)).toBe(weigh(theirs));
        if (goal === "maximum-cardinality") expect(own).toHaveLength(theirs.length);
      }),
      { numRuns: 1500 * RUNS },
    );
  },
  LONG,
);

test("nobody is matched where there is nobody, no edge, or no edge that pays", () => {
  expect(maxWeightMatching(0, [], "maximum-cardinality")).toEqual([]);
  expect(maxWeightMatching(3, [], "maximum-cardinality")).toEqual([]);
  expect(maxWeightMatching(2, [{ a: 0, b: 1, weight: -1 }], "maximum-weight")).toEqual([]);
  expect(maxWeightMatching(2, [{ a: 0, b: 1, weight: -1 }], "maximum-cardinality")).toHaveLength(1);
});

test("an edge to somebody who is not there is refused", () => {
  expect(() => maxWeightMatching(2, [{ a: 0, b: 2, weight: 1 }], "maximum-weight")).toThrow(RangeError);
  expect(() => maxWeightMatching(2, [{ a: 1, b: 1, weight: 1 }], "maximum-weight")).toThrow(RangeError);
});
