import fc from "fast-check";
import { expect, test } from "vitest";
import { changePlan, type PlanChange } from "#app/domain/night/change-plan.ts";
import { pairName } from "#app/domain/night/night-plan.ts";
import { type NightSeat, nightPlacesOf, pairsOfRound } from "#app/domain/night/night-state.ts";
import { placesDifference } from "#app/domain/night/places-difference.ts";
import { type EveningQuestion, planPlaces } from "#app/domain/night/plan-places.ts";
import { planQuality } from "#app/domain/night/plan-quality.ts";
import type { PlannedEvening } from "#app/domain/night/planned-evening.ts";

const people = (side: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${side}${index}`, side }));

/** So many on each side who may all meet across. */
function asked(format: "pairs" | "sixes", each: number, rounds: number, tables: number): EveningQuestion {
  const [left, right] = [people("M", each), people("W", each)];
  return {
    ...{ format, rounds, sides: ["M", "W"], apart: [], sitterSide: null, seed: 1 },
    people: [...left, ...right],
    pairs: left.flatMap(({ id: a }) => right.map(({ id: b }) => ({ a, b, score: 5_000 }))),
    tables: Array.from({ length: tables }, (_, index) => index + 1),
  };
}

function underWay(question: EveningQuestion, played: number): PlannedEvening {
  const planned = planPlaces(question);
  if (!planned.ok) throw new Error(planned.reason);
  const ids = question.people.map(({ id }) => id);
  const left = question.people.filter(({ side }) => side === "M").map(({ id }) => id);
  const everybody = question.people;
  return { ...question, lostTables: [], everybody, places: planned.places, played, people: ids, left };
}

function must(evening: PlannedEvening, change: PlanChange): NightSeat[][] {
  const changed = changePlan(evening, change);
  if (!changed.ok) throw new Error(changed.reason);
  return changed.places;
}

/** What must never happen, by name; every list of a sound evening is empty. */
function breaches(places: readonly (readonly NightSeat[])[], evening: PlannedEvening) {
  const met = new Set<string>();
  const found: string[] = [];
  places.forEach((seats, index) => {
    const persons = seats.map(({ lineId }) => lineId);
    if (new Set(persons).size !== persons.length) found.push(`round ${index + 1}: somebody in two places`);
    const spots = seats.map(({ table, seat }) => `${table}-${seat}`);
    if (new Set(spots).size !== spots.length) found.push(`round ${index + 1}: two on one seat`);
    for (const { a, b } of pairsOfRound(seats)) {
      if (met.has(pairName(a, b))) found.push(`round ${index + 1}: ${a} and ${b} again`);
      met.add(pairName(a, b));
    }
    if (index < evening.played) return;
    for (const { lineId, table } of seats) {
      if (!evening.people.includes(lineId)) found.push(`round ${index + 1}: ${lineId} is not here`);
      if (!evening.tables.includes(table)) found.push(`round ${index + 1}: table ${table} is not there`);
    }
  });
  return found;
}

function afterwards(evening: PlannedEvening, change: PlanChange): PlannedEvening {
  if (change.kind === "left" || change.kind === "no-show")
    return { ...evening, people: evening.people.filter((person) => !change.people.includes(person)) };
  if (change.kind === "arrived") return { ...evening, people: [...evening.people, ...change.people] };
  if (change.kind === "table-lost")
    return { ...evening, tables: evening.tables.filter((table) => table !== change.table) };
  return evening;
}

test("18 and 18 at six tables of six meet all 324 pairs in six rounds", () => {
  const { places } = underWay(asked("sixes", 18, 6, 6), 0);
  const names = places.flatMap((seats) => pairsOfRound(seats).map(({ a, b }) => pairName(a, b)));
  expect([names.length, new Set(names).size]).toEqual([324, 324]);
});

test("at tables of six a leaver's seat stays empty and nobody else moves", () => {
  const evening = underWay(asked("sixes", 9, 3, 3), 1);
  const after = must(evening, { kind: "left", people: ["W4"] });
  const difference = placesDifference(evening.places, after, 1);
  expect(difference).toMatchObject({ fewer: 6, more: 0 });
  const moved = difference.people.filter(({ lineId, changes }) =>
    changes.some(({ before, after: now }) => lineId !== "W4" && before?.table !== now?.table),
  );
  expect(moved).toEqual([]);
});

test("at tables of six a latecomer takes a free seat among people they have not met", () => {
  const question = asked("sixes", 9, 3, 3);
  const here = { ...question, people: question.people.filter(({ id }) => id !== "M8") };
  const evening = { ...underWay(here, 1), left: question.people.slice(0, 9).map(({ id }) => id) };
  const after = must(evening, { kind: "arrived", people: ["M8"] });
  const met = after.flatMap((seats) => pairsOfRound(seats)).filter(({ a, b }) => a === "M8" || b === "M8");
  expect(met).toHaveLength(6);
  expect(breaches(after, { ...evening, people: [...evening.people, "M8"] })).toEqual([]);
});

test("at tables of six a lost table moves to a free one, and sits out where there is none", () => {
  const roomy = underWay({ ...asked("sixes", 6, 2, 3) }, 0);
  const used = roomy.places[0]?.[0]?.table ?? 1;
  const moved = must(roomy, { kind: "table-lost", table: used });
  expect(moved[0]).toHaveLength(12);
  expect(moved.flat().filter(({ table }) => table === used)).toEqual([]);
  const full = underWay(asked("sixes", 6, 2, 2), 0);
  expect(must(full, { kind: "table-lost", table: 1 })[0]).toHaveLength(6);
});

test("two who are kept apart do not share a table of six any more", () => {
  const evening = underWay(asked("sixes", 9, 3, 3), 0);
  for (const [one, other] of [
    ["M0", "W0"],
    ["M0", "M1"],
  ] as const) {
    const after = must(evening, { kind: "apart", one, other });
    for (const seats of after) {
      const tableOf = (person: string) => seats.find(({ lineId }) => lineId === person)?.table;
      expect(tableOf(one) === undefined || tableOf(one) !== tableOf(other)).toBe(true);
    }
    expect(breaches(after, evening)).toEqual([]);
  }
});

test("a swap gives each the other's place in that round alone", () => {
  const evening = underWay(asked("pairs", 4, 2, 4), 1);
  const tableOf = (places: readonly (readonly NightSeat[])[], person: string) =>
    places[1]?.find(({ lineId }) => lineId === person)?.table;
  const pairs = ["M1", "M2", "M3"].map((other): PlanChange => ({ kind: "swap", round: 2, one: "M0", other }));
  const outcomes = pairs.map((change) => ({ change, changed: changePlan(evening, change) }));
  const done = outcomes.filter(({ changed }) => changed.ok);
  expect(done.length).toBeGreaterThan(0);
  for (const { change, changed } of done) {
    if (!changed.ok || change.kind !== "swap") continue;
    expect(tableOf(changed.places, "M0")).toBe(tableOf(evening.places, change.other));
    expect(changed.places[0]).toEqual(evening.places[0]);
    expect(breaches(changed.places, evening)).toEqual([]);
  }
});

const swaps: readonly [string, PlanChange, string][] = [
  ["a round that has begun", { kind: "swap", round: 1, one: "M0", other: "M1" }, "round-has-begun"],
  ["a round there is not", { kind: "swap", round: 9, one: "M0", other: "M1" }, "round-has-begun"],
  ["somebody with themselves", { kind: "swap", round: 2, one: "M0", other: "M0" }, "same-place"],
  ["two of the same side as a pair", { kind: "swap", round: 2, one: "M0", other: "W9" }, "may-not-meet"],
];
for (const [what, change, reason] of swaps)
  test(`a swap is refused: ${what}`, () => {
    const evening = underWay(asked("pairs", 4, 2, 4), 1);
    const withGuest = { ...evening, people: [...evening.people, "W9"] };
    expect(changePlan(withGuest, change)).toEqual({ ok: false, reason });
  });

test("whatever happens in whatever order, nothing that must never happen does, and rounds begun stay", () => {
  const size = fc.integer({ min: 1, max: 7 });
  const what = fc.constantFrom("left", "no-show", "arrived", "table-lost", "apart", "swap");
  const happenings = fc.array(fc.record({ what, one: size, other: size }), { minLength: 1, maxLength: 8 });
  const format = fc.constantFrom("pairs" as const, "sixes" as const);
  fc.assert(
    fc.property(format, size, fc.integer({ min: 1, max: 4 }), happenings, (kind, each, rounds, events) => {
      const question = asked(kind, each, rounds, kind === "pairs" ? each : Math.ceil(each / 3));
      let evening = underWay(question, Math.min(1, rounds - 1));
      for (const { what: happened, one, other } of events) {
        const [a, b] = [`M${one % each}`, `W${other % each}`];
        const isIn = evening.people.includes(a);
        const change: PlanChange | null =
          happened === "left" || happened === "no-show"
            ? { kind: happened, people: [a] }
            : happened === "arrived"
              ? isIn
                ? null
                : { kind: "arrived", people: [a] }
              : happened === "table-lost"
                ? evening.tables.length > 1
                  ? { kind: "table-lost", table: evening.tables[0] ?? 1 }
                  : null
                : happened === "apart"
                  ? { kind: "apart", one: a, other: b }
                  : { kind: "swap", round: rounds, one: a, other: `M${other % each}` };
        if (!change) continue;
        if (
          change.kind === "swap" &&
          ![change.one, change.other].every((who) => evening.people.includes(who))
        )
          continue;
        const changed = changePlan(evening, change);
        if (!changed.ok) continue;
        expect(changed.places.slice(0, evening.played)).toEqual(evening.places.slice(0, evening.played));
        evening = { ...afterwards(evening, change), places: changed.places };
        if (change.kind === "apart") {
          const isBlocked = ({ a: x, b: y }: { a: string; b: string }) => pairName(x, y) === pairName(a, b);
          evening = {
            ...evening,
            pairs: evening.pairs.filter((pair) => !isBlocked(pair)),
            apart: [...evening.apart, { a, b }],
          };
        }
        expect(breaches(changed.places, evening)).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);

test("the difference names both ends of every change, and counts each meeting once", () => {
  const evening = underWay(asked("pairs", 3, 3, 3), 1);
  const after = must(evening, { kind: "left", people: ["M1"] });
  const difference = placesDifference(evening.places, after, 1);
  expect(difference).toMatchObject({ fewer: 2, more: 0 });
  const own = difference.people.find(({ lineId }) => lineId === "M1");
  expect(own?.changes.map(({ round, after: now }) => [round, now])).toEqual([
    [2, null],
    [3, null],
  ]);
  expect(difference.people).toHaveLength(3);
});

test("one person's evening is told round by round, rests included", () => {
  const { places } = underWay({ ...asked("pairs", 2, 2, 2) }, 0);
  const rounds = nightPlacesOf({ rounds: 3, places }, "M0");
  expect(rounds.map(({ round, place }) => [round, place?.partnerIds.length ?? 0])).toEqual([
    [1, 1],
    [2, 1],
    [3, 0],
  ]);
});

test("the quality of a plan says how near the best it is, and who sits out why", () => {
  const question = asked("pairs", 6, 6, 4);
  const planned = planPlaces(question);
  if (!planned.ok) throw new Error(planned.reason);
  const quality = planQuality({ ...question, tables: 4, places: planned.places, bound: planned.bound });
  expect(quality).toMatchObject({ meetings: 24, fewest: 4, most: 4, ofBest: { meetings: 1000 } });
  expect(new Set(quality.idle.map(({ reason }) => reason))).toEqual(new Set(["too-few-tables"]));
});
