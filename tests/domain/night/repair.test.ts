import fc from "fast-check";
import { expect, test } from "vitest";
import { type MayMeet, type NightPlan, pairName } from "#app/domain/night/night-plan.ts";
import { planNight } from "#app/domain/night/plan-night.ts";
import { type NightChange, type RunningNight, repairNight } from "#app/domain/night/repair.ts";
import { checkSchedule, type HardCounts } from "#app/domain/night/schedule-check.ts";
import { seededChance } from "#app/domain/night/seeded-chance.ts";
import { fullSides, LONG, mixedWishes, named, nameOf, RUNS, randomGraph } from "./graphs.ts";

const sound: HardCounts = {
  personInTwoPlaces: 0,
  pairTwice: 0,
  pairThatMayNotMeet: 0,
  datesBeyondTables: 0,
  absentPersonScheduled: 0,
  twoDatesAtOneTable: 0,
  tableNotInUse: 0,
};

function begin(
  group: { people: string[]; pairs: MayMeet[] },
  options: { rounds: number; tables: number; played: number; late?: readonly string[] },
): RunningNight {
  const late = options.late ?? [];
  const people = group.people.filter((person) => !late.includes(person));
  const tables = Array.from({ length: options.tables }, (_, index) => index + 1);
  const planned = planNight({ ...group, people, rounds: options.rounds, tables, sitters: [] });
  const plan = planned.ok ? planned.plan : { rounds: [] };
  return { plan, played: options.played, rounds: options.rounds, tables, people, pairs: group.pairs };
}

function check(night: RunningNight, everybody: readonly string[]): HardCounts {
  const absent = everybody
    .filter((person) => !night.people.includes(person))
    .map((person) => ({ person, from: night.played }));
  return checkSchedule({ ...night, absent });
}

function datesOf(plan: NightPlan, person: string, from = 0): string[] {
  return plan.rounds.flatMap((dates, round) =>
    round < from
      ? []
      : dates.flatMap(({ a, b }) => (a === person || b === person ? [`${round} ${pairName(a, b)}`] : [])),
  );
}

test("a leaver costs exactly their own remaining dates, and nothing else moves", () => {
  const group = named(fullSides(12, 12));
  const night = begin(group, { rounds: 8, tables: 12, played: 3 });
  const own = datesOf(night.plan, nameOf(4), 3);
  const { night: after, difference } = repairNight(night, [{ kind: "left", person: nameOf(4) }]);
  expect(difference.removed.map(({ round, a, b }) => `${round} ${pairName(a, b)}`)).toEqual(own);
  expect(own).toHaveLength(5);
  expect(difference).toMatchObject({ added: [], moved: [], kept: 5 * 11 });
  expect(after.plan.rounds.slice(0, 3)).toEqual(night.plan.rounds.slice(0, 3));
  expect(check(after, group.people)).toEqual(sound);
});

test("two who become idle in the same round are paired when they may meet", () => {
  const group = named(fullSides(6, 6));
  const night = begin(group, { rounds: 1, tables: 6, played: 0 });
  const [one, other] = night.plan.rounds[0] ?? [];
  expect(one && other).toBeDefined();
  if (!one || !other) return;
  const { difference, night: after } = repairNight(night, [
    { kind: "left", person: one.a },
    { kind: "left", person: other.b },
  ]);
  expect(difference.added.map(({ a, b }) => pairName(a, b))).toEqual([pairName(one.b, other.a)]);
  expect(difference).toMatchObject({ kept: 4, moved: [] });
  expect(check(after, group.people)).toEqual(sound);
});

test("a no-show before the start is a leaver before the first round", () => {
  const group = named(fullSides(8, 8));
  const night = begin(group, { rounds: 5, tables: 8, played: 0 });
  const { difference, night: after } = repairNight(night, [{ kind: "left", person: nameOf(15) }]);
  expect(difference.removed).toHaveLength(5);
  expect(difference.people).toHaveLength(6);
  expect(check(after, group.people)).toEqual(sound);
});

test("a latecomer to a full room gets a fair share, each date out of one existing date of somebody else", () => {
  const group = named(fullSides(26, 25));
  const late = nameOf(25);
  const night = begin(group, { rounds: 10, tables: 25, played: 2, late: [late] });
  const { difference, night: after } = repairNight(night, [{ kind: "arrived", person: late }]);
  const own = datesOf(after.plan, late);
  expect(own).toHaveLength(7);
  expect(difference.removed).toHaveLength(7);
  expect(difference.added).toHaveLength(7);
  for (const { before, after: now, person } of difference.people)
    if (person !== late) expect(before - now).toBe(1);
  expect(after.plan.rounds.slice(0, 2)).toEqual(night.plan.rounds.slice(0, 2));
  expect(check(after, group.people)).toEqual(sound);
});

test("a latecomer takes idle partners first and then takes nothing from anybody who has less", () => {
  const group = named(fullSides(5, 6));
  const late = nameOf(4);
  const night = begin(group, { rounds: 4, tables: 6, played: 0, late: [late] });
  const { difference, night: after } = repairNight(night, [{ kind: "arrived", person: late }]);
  expect(difference.removed).toEqual([]);
  expect(datesOf(after.plan, late)).toHaveLength(4);
});

test("a lost table costs the fewest dates, of those who have most, and the rest keep their tables or move to a free one", () => {
  const group = named(fullSides(6, 6));
  const night = begin(group, { rounds: 4, tables: 6, played: 1 });
  const { difference, night: after } = repairNight(night, [{ kind: "table-lost", table: 2 }]);
  expect(difference.removed).toHaveLength(3);
  expect(difference.added).toEqual([]);
  expect(after.tables).toEqual([1, 3, 4, 5, 6]);
  expect(check(after, group.people)).toEqual(sound);
  const fewest = Math.min(...group.people.map((person) => datesOf(after.plan, person, 1).length));
  expect(fewest).toBeGreaterThanOrEqual(2);
});

test("a lost table where another is free moves a date and costs none", () => {
  const group = named(fullSides(4, 4));
  const night = begin(group, { rounds: 3, tables: 5, played: 0 });
  const { difference, night: after } = repairNight(night, [{ kind: "table-lost", table: 1 }]);
  expect(difference.removed).toEqual([]);
  expect(difference.moved).toHaveLength(3);
  expect(check(after, group.people)).toEqual(sound);
});

test("a block on the spot takes one date out and leaves the rest alone", () => {
  const group = named(fullSides(5, 5));
  const night = begin(group, { rounds: 5, tables: 5, played: 1 });
  const next = night.plan.rounds[2]?.[0];
  expect(next).toBeDefined();
  if (!next) return;
  const { difference, night: after } = repairNight(night, [{ kind: "blocked", a: next.b, b: next.a }]);
  expect(difference.removed).toMatchObject([{ round: 2, a: next.a, b: next.b }]);
  expect(difference.added).toEqual([]);
  expect(after.pairs.some(({ a, b }) => pairName(a, b) === pairName(next.a, next.b))).toBe(false);
  expect(check(after, group.people)).toEqual(sound);
});

test("no change is no difference where nobody idle could meet", () => {
  const night = begin(named(fullSides(7, 7)), { rounds: 5, tables: 7, played: 2 });
  expect(repairNight(night, []).difference).toMatchObject({ removed: [], added: [], moved: [], people: [] });
});

test("when everybody leaves, the rounds played remain", () => {
  const group = named(fullSides(3, 3));
  const night = begin(group, { rounds: 3, tables: 3, played: 1 });
  const changes = group.people.map((person) => ({ kind: "left" as const, person }));
  expect(repairNight(night, changes).night.plan.rounds).toEqual(night.plan.rounds.slice(0, 1));
});

test(
  "whatever happens in whatever order, no hard rule breaks, nothing played changes, only what must falls away",
  () => {
    const evening = fc.record({
      graph: fc.oneof(
        randomGraph(4, 16),
        fc.integer({ min: 6, max: 20 }).chain((size) => fc.integer().map((seed) => mixedWishes(size, seed))),
      ),
      rounds: fc.integer({ min: 1, max: 7 }),
      tables: fc.integer({ min: 1, max: 9 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(evening, ({ graph, rounds, tables, seed }) => {
        const chance = seededChance(seed);
        const group = named(graph);
        const late = group.people.filter(() => chance(6) === 0);
        let night = begin(group, { rounds, tables, played: chance(rounds + 1), late });
        for (let step = 0; step < 4; step++) {
          const change = randomChange(night, group.people, chance);
          const before = night;
          const { night: after, difference } = repairNight(night, [change]);
          expect(check(after, group.people)).toEqual(sound);
          for (let round = 0; round < before.played; round++)
            expect(after.plan.rounds[round] ?? []).toEqual(before.plan.rounds[round] ?? []);
          const isForced = ({ a, b }: { a: string; b: string }) =>
            change.kind === "left"
              ? a === change.person || b === change.person
              : change.kind === "blocked" && pairName(a, b) === pairName(change.a, change.b);
          if (change.kind === "left" || change.kind === "blocked")
            expect(difference.removed.every(isForced), "only what cannot be held falls away").toBe(true);
          if (change.kind === "arrived")
            expect(difference.removed.length).toBeLessThanOrEqual(datesOf(after.plan, change.person).length);
          if (change.kind === "table-lost") {
            const tooMany = before.plan.rounds
              .slice(before.played)
              .reduce((sum, dates) => sum + Math.max(0, dates.length - after.tables.length), 0);
            expect(difference.removed).toHaveLength(tooMany);
          }
          night = {
            ...after,
            played: Math.min(
              rounds,
              Math.max(after.played, Math.min(after.plan.rounds.length, after.played + chance(2))),
            ),
          };
        }
      }),
      { numRuns: 700 * RUNS },
    );
  },
  LONG,
);

function randomChange(
  night: RunningNight,
  everybody: readonly string[],
  chance: (n: number) => number,
): NightChange {
  const away = everybody.filter((person) => !night.people.includes(person));
  const someone = night.people[chance(night.people.length)] ?? "nobody";
  const pair = night.pairs[chance(night.pairs.length)];
  const arriving = away[chance(away.length)];
  const kind = chance(4);
  if (kind === 0 && arriving !== undefined) return { kind: "arrived", person: arriving };
  if (kind === 1 && night.tables.length > 1) return { kind: "table-lost", table: night.tables[0] ?? 0 };
  if (kind === 2 && pair) return { kind: "blocked", a: pair.a, b: pair.b };
  return { kind: "left", person: someone };
}
