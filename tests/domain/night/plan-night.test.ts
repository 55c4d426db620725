import fc from "fast-check";
import { expect, test } from "vitest";
import { fairnessReport } from "#app/domain/night/fairness-report.ts";
import { dateOf, type MayMeet } from "#app/domain/night/night-plan.ts";
import { planNight } from "#app/domain/night/plan-night.ts";
import { checkSchedule } from "#app/domain/night/schedule-check.ts";
import { assignTables, walksOf } from "#app/domain/night/table-walks.ts";
import { rotateTablesOfSix } from "#app/domain/night/tables-of-six.ts";
import { fullSides, graphOf, LONG, named, nameOf, RUNS, randomGraph } from "./graphs.ts";

const tablesTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test("people who sit keep their table all evening, and the others walk from table to table", () => {
  const group = named(fullSides(6, 6));
  const sitters = group.people.slice(6);
  const planned = planNight({ ...group, rounds: 6, tables: tablesTo(6), sitters });
  expect(planned.ok).toBe(true);
  if (!planned.ok) return;
  const walks = walksOf(planned.plan);
  expect(sitters.map((person) => walks.get(person))).toEqual(Array(6).fill(0));
  expect(walks.get(nameOf(0))).toBe(5);
});

test("who moves is a switch: with the other side sitting, the first side keeps its tables", () => {
  const group = named(fullSides(4, 4));
  const sitters = group.people.slice(0, 4);
  const planned = planNight({ ...group, rounds: 4, tables: [11, 12, 13, 14], sitters });
  expect(planned.ok && sitters.map((person) => walksOf(planned.plan).get(person))).toEqual([0, 0, 0, 0]);
});

test("more dates than tables is refused", () => {
  expect(() =>
    assignTables(
      [
        [
          { a: "a", b: "b" },
          { a: "c", b: "d" },
        ],
      ],
      [1],
      [],
    ),
  ).toThrow(RangeError);
});

test.each([
  ["no-rounds", 0, 3, 4],
  ["no-rounds", 1.5, 3, 4],
  ["no-tables", 3, 0, 4],
  ["fewer-than-two-people", 3, 3, 1],
] as const)("%s is told in a word: %d rounds, %d tables, %d people", (reason, rounds, tables, size) => {
  const { people, pairs } = named(fullSides(2, 2));
  const question = { people: people.slice(0, size), pairs, rounds, tables: tablesTo(tables), sitters: [] };
  expect(planNight(question)).toEqual({ ok: false, reason });
});

test("nobody may meet is told in a word, for one side alone and for blocks all round", () => {
  const question = { people: ["a", "b"], pairs: [], rounds: 3, tables: [1], sitters: [] };
  expect(planNight(question)).toEqual({ ok: false, reason: "nobody-may-meet" });
});

test("people who are not here are not planned, though their pairs are known", () => {
  const { people, pairs } = named(fullSides(3, 3));
  const here = people.filter((person) => person !== nameOf(1));
  const planned = planNight({ people: here, pairs, rounds: 3, tables: tablesTo(3), sitters: [] });
  expect(planned.ok && planned.plan.rounds.flat().filter(({ a, b }) => [a, b].includes(nameOf(1)))).toEqual(
    [],
  );
});

test(
  "no planned evening breaks a hard rule, tables included",
  () => {
    const evening = fc.record({
      graph: randomGraph(2, 16),
      rounds: fc.integer({ min: 1, max: 8 }),
      tables: fc.integer({ min: 1, max: 10 }),
      absent: fc.integer({ min: 0, max: 3 }),
      sitting: fc.integer({ min: 0, max: 16 }),
    });
    fc.assert(
      fc.property(evening, ({ graph, rounds, tables, absent, sitting }) => {
        const { people, pairs } = named(graph);
        const here = people.slice(absent);
        const question = {
          people: here,
          pairs,
          rounds,
          tables: tablesTo(tables),
          sitters: here.slice(0, sitting),
        };
        const planned = planNight(question);
        if (!planned.ok) return;
        const away = people.slice(0, absent).map((person) => ({ person, from: 0 }));
        const counts = checkSchedule({ ...question, plan: planned.plan, absent: away, played: 0 });
        expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
      }),
      { numRuns: 500 * RUNS },
    );
  },
  LONG,
);

test("each breach of a hard rule is counted", () => {
  const pairs: MayMeet[] = [{ a: "a", b: "b", score: 1 }];
  const plan = {
    rounds: [
      [
        { a: "a", b: "b", table: 1 },
        { a: "a", b: "c", table: 1 },
      ],
      [{ a: "b", b: "a", table: 9 }],
    ],
  };
  const absent = [{ person: "c", from: 0, before: 1 }];
  expect(checkSchedule({ plan, pairs, tables: [1], absent, played: 0 })).toEqual({
    personInTwoPlaces: 1,
    pairTwice: 1,
    pairThatMayNotMeet: 1,
    datesBeyondTables: 1,
    absentPersonScheduled: 1,
    twoDatesAtOneTable: 1,
    tableNotInUse: 1,
  });
  expect(checkSchedule({ plan, pairs, tables: [1], absent: [], played: 2 })).toMatchObject({
    pairTwice: 1,
    pairThatMayNotMeet: 0,
    tableNotInUse: 0,
  });
});

test("a person's date in a round is found from either side, and is null when they sit out", () => {
  const plan = { rounds: [[{ a: "a", b: "b", table: 7 }]] };
  expect(dateOf(plan, 0, "a")).toEqual({ partner: "b", table: 7 });
  expect(dateOf(plan, 0, "b")).toEqual({ partner: "a", table: 7 });
  expect(dateOf(plan, 0, "c")).toBeNull();
  expect(dateOf(plan, 1, "a")).toBeNull();
});

test("the report says who sits out and why", () => {
  const graph = graphOf(6, [
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [0, 4],
    [1, 4],
  ]);
  const { people, pairs } = named(graph);
  const planned = planNight({ people, pairs, rounds: 2, tables: tablesTo(3), sitters: [] });
  expect(planned.ok).toBe(true);
  if (!planned.ok) return;
  const pools = people.map((id, index) => ({ id, pool: index < 2 ? "W" : "M" }));
  const report = fairnessReport({ plan: planned.plan, rounds: 2, tables: 3, people: pools, pairs });
  expect(report).toMatchObject({
    dates: 4,
    fewestDates: 0,
    smallestShare: { dates: 1, of: 2 },
    compatibility: 4,
  });
  expect(report.people.map(({ reason }) => reason).slice(0, 2)).toEqual(["always-busy", "always-busy"]);
  expect(report.people.filter(({ reason }) => reason === "partners-taken")).toHaveLength(2);
  expect(report.people[5]).toMatchObject({ dates: 0, of: 0, reason: "nobody-to-meet" });
  expect(report.idleByPool[0]).toEqual({ pool: "W", fewest: 0, most: 0 });
});

test("with too few tables the report says so, and with nobody new left to meet too", () => {
  const few = named(fullSides(4, 4));
  const planned = planNight({ ...few, rounds: 2, tables: [1, 2], sitters: [] });
  const pools = few.people.map((id) => ({ id, pool: "all" }));
  const report =
    planned.ok &&
    fairnessReport({ plan: planned.plan, rounds: 2, tables: 2, people: pools, pairs: few.pairs });
  expect(report && new Set(report.people.map(({ reason }) => reason))).toEqual(new Set(["too-few-tables"]));
  const two = named(fullSides(2, 2));
  const short = planNight({ ...two, rounds: 5, tables: [1, 2], sitters: [] });
  const ids = two.people.map((id) => ({ id, pool: "all" }));
  const met =
    short.ok && fairnessReport({ plan: short.plan, rounds: 5, tables: 2, people: ids, pairs: two.pairs });
  expect(met && new Set(met.people.map(({ reason }) => reason))).toEqual(new Set(["meets-everyone"]));
});

function metAtTables(rounds: ReturnType<typeof rotateTablesOfSix>): string[] {
  return rounds.flat().flatMap(({ left, right }) => left.flatMap((a) => right.map((b) => `${a} ${b}`)));
}

test("eighteen and eighteen at six tables of six meet all 324 pairs exactly once in six rounds", () => {
  const { people, pairs } = named(fullSides(18, 18));
  const question = { left: people.slice(0, 18), right: people.slice(18), pairs, apart: [] };
  const rounds = rotateTablesOfSix({ ...question, rounds: 6, tables: tablesTo(6) });
  expect(rounds).toHaveLength(6);
  for (const tables of rounds) {
    expect(tables.map(({ left, right }) => left.length + right.length)).toEqual(Array(6).fill(6));
    expect(new Set(tables.map(({ table }) => table)).size).toBe(6);
    expect(new Set(tables.flatMap(({ left, right }) => [...left, ...right])).size).toBe(36);
  }
  const met = metAtTables(rounds);
  expect(met).toHaveLength(324);
  expect(new Set(met).size).toBe(324);
});

test(
  "tables of six keep apart who must be kept apart, and seat nobody twice, whatever the sizes",
  () => {
    const evening = fc.record({
      left: fc.integer({ min: 1, max: 20 }),
      right: fc.integer({ min: 1, max: 20 }),
      rounds: fc.integer({ min: 1, max: 7 }),
      tables: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(evening, ({ left, right, rounds, tables }) => {
        const { people, pairs } = named(fullSides(left, right));
        const apart = [{ a: people[0] ?? "", b: people[left] ?? "" }];
        const sides = { left: people.slice(0, left), right: people.slice(left) };
        const plan = rotateTablesOfSix({ ...sides, pairs, apart, rounds, tables: tablesTo(tables) });
        const met = metAtTables(plan);
        expect(new Set(met).size).toBe(met.length);
        expect(met).not.toContain(`${people[0]} ${people[left]}`);
        for (const round of plan) {
          const seated = round.flatMap((table) => [...table.left, ...table.right]);
          expect(new Set(seated).size).toBe(seated.length);
          expect(new Set(round.map(({ table }) => table)).size).toBe(round.length);
          expect(round.length).toBeLessThanOrEqual(tables);
        }
      }),
      { numRuns: 200 * RUNS },
    );
  },
  LONG,
);

test("two of one side who must be kept apart sit in different groups of a table of six", () => {
  const { people, pairs } = named(fullSides(6, 6));
  const apart = [{ a: people[0] ?? "", b: people[2] ?? "" }];
  const sides = { left: people.slice(0, 6), right: people.slice(6) };
  const plan = rotateTablesOfSix({ ...sides, pairs, apart, rounds: 2, tables: [1, 2] });
  for (const { left } of plan.flat())
    expect(left.includes(people[0] ?? "") && left.includes(people[2] ?? "")).toBe(false);
});
