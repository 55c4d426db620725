import fc from "fast-check";
import { expect, test } from "vitest";
import { changePlan } from "#app/domain/night/change-plan.ts";
import { pairName } from "#app/domain/night/night-plan.ts";
import { type NightSeat, pairsOfRound } from "#app/domain/night/night-state.ts";
import { placesDifference } from "#app/domain/night/places-difference.ts";
import { planPlaces } from "#app/domain/night/plan-places.ts";
import type { PlannedEvening } from "#app/domain/night/planned-evening.ts";
import { type RestOfEvening, retuneEvening, tablesAfter } from "#app/domain/night/retune-evening.ts";

type Asked = { format?: "pairs" | "sixes"; each: number; rounds: number; tables: number; played: number };

/** So many on each side who may all meet across, `played` rounds of the evening begun. */
function underWay({ format = "pairs", each, rounds, tables, played }: Asked): PlannedEvening {
  const side = (name: string) =>
    Array.from({ length: each }, (_, index) => ({ id: `${name}${index}`, side: name }));
  const everybody = [...side("M"), ...side("W")];
  const question = {
    ...{ format, rounds, sides: ["M", "W"], apart: [], sitterSide: null, seed: 1 },
    people: everybody,
    pairs: side("M").flatMap(({ id: a }) =>
      side("W").map(({ id: b }, index) => ({ a, b, score: 4_000 + ((index * 137) % 900) })),
    ),
    tables: Array.from({ length: tables }, (_, index) => index + 1),
  };
  const planned = planPlaces(question);
  if (!planned.ok) throw new Error(planned.reason);
  return {
    ...{ ...question, lostTables: [], everybody, places: planned.places, played },
    ...{ people: everybody.map(({ id }) => id), left: side("M").map(({ id }) => id) },
  };
}

function restOf(evening: PlannedEvening, wishes: Partial<RestOfEvening> = {}): RestOfEvening {
  const { rounds, tables, sitterSide } = evening;
  const usual = { roundMinutes: 8, breakMinutes: 2, sitterSideId: sitterSide, anew: false };
  return { ...usual, rounds, tables: tables.length, ...wishes };
}

function must(evening: PlannedEvening, wishes: Partial<RestOfEvening>) {
  const retuned = retuneEvening(evening, restOf(evening, wishes));
  if (!retuned.ok) throw new Error(retuned.reason);
  return retuned;
}

const countOf = (places: readonly (readonly NightSeat[])[]) =>
  places.flatMap((seats) => pairsOfRound(seats)).length;

/** Everything that must never be, in words; an evening that is sound has none. */
function breaches(
  before: PlannedEvening,
  places: readonly (readonly NightSeat[])[],
  tables: readonly number[],
) {
  const met = new Set<string>();
  const found: string[] = [];
  places.forEach((seats, index) => {
    const round = index + 1;
    const persons = seats.map(({ lineId }) => lineId);
    if (new Set(persons).size !== persons.length) found.push(`round ${round}: somebody in two places`);
    const spots = seats.map(({ table, seat }) => `${table}-${seat}`);
    if (new Set(spots).size !== spots.length) found.push(`round ${round}: two on one seat`);
    for (const { a, b } of pairsOfRound(seats)) {
      if (met.has(pairName(a, b))) found.push(`round ${round}: ${a} and ${b} again`);
      met.add(pairName(a, b));
    }
    if (index < before.played) return;
    for (const { lineId, table } of seats) {
      if (!before.people.includes(lineId)) found.push(`round ${round}: ${lineId} is not here`);
      if (!tables.includes(table)) found.push(`round ${round}: table ${table} is not there`);
    }
  });
  return found;
}

test("two rounds more bring everybody two people more, and what was planned stays", () => {
  const evening = underWay({ each: 6, rounds: 3, tables: 6, played: 1 });
  const { places, bound } = must(evening, { rounds: 5 });
  expect(places.slice(0, 3)).toEqual(evening.places);
  expect([countOf(places), bound?.dates], "five rounds of six dates").toEqual([30, 30]);
  expect(breaches(evening, places, evening.tables)).toEqual([]);
});

test("fewer rounds cut the last ones off and move nobody", () => {
  const evening = underWay({ each: 6, rounds: 5, tables: 6, played: 2 });
  const { places } = must(evening, { rounds: 3 });
  expect(places).toEqual(evening.places.slice(0, 3));
  const none = must(evening, { rounds: 2 });
  expect([none.places, none.bound]).toEqual([evening.places.slice(0, 2), null]);
});

test("other minutes alone move nobody", () => {
  const evening = underWay({ each: 5, rounds: 4, tables: 4, played: 1 });
  expect(must(evening, { roundMinutes: 5, breakMinutes: 0 }).places).toEqual(evening.places);
});

test("more rounds than there are new people to meet are refused", () => {
  const evening = underWay({ each: 3, rounds: 3, tables: 3, played: 1 });
  expect(retuneEvening(evening, restOf(evening, { rounds: 4 }))).toEqual({ ok: false, reason: "nobody-new" });
  expect(changePlan(evening, { kind: "settings", ...restOf(evening, { rounds: 4 }) })).toEqual({
    ok: false,
    reason: "nobody-new",
  });
});

test("more tables seat more people in the rounds to come, fewer seat fewer, and every table is there", () => {
  const evening = underWay({ each: 6, rounds: 4, tables: 4, played: 1 });
  const more = must(evening, { tables: 6, anew: true });
  expect([countOf(evening.places), countOf(more.places)]).toEqual([16, 4 + 18]);
  const fewer = must(evening, { tables: 3 });
  expect(countOf(fewer.places)).toBe(4 + 9);
  expect(breaches(evening, fewer.places, [1, 2, 3])).toEqual([]);
});

test("planning the rest anew reaches what it could come to at most", () => {
  const evening = underWay({ each: 8, rounds: 6, tables: 8, played: 2 });
  const thinned = { ...evening, places: evening.places.map((seats, index) => (index < 2 ? seats : [])) };
  const { places, bound } = must(thinned, { anew: true });
  expect([countOf(places), bound?.dates]).toEqual([48, 48]);
  expect(places.slice(0, 2)).toEqual(evening.places.slice(0, 2));
});

test("whoever sits keeps the table in all rounds to come", () => {
  const evening = underWay({ each: 5, rounds: 5, tables: 5, played: 1 });
  const { places } = must(evening, { sitterSideId: "W" });
  const tablesOf = (person: string) =>
    new Set(places.slice(1).map((seats) => seats.find(({ lineId }) => lineId === person)?.table));
  for (const { id } of evening.everybody.filter(({ side }) => side === "W"))
    expect([...tablesOf(id)], id).toHaveLength(1);
  expect(placesDifference(evening.places, places, 1), "the same people meet").toMatchObject({
    fewer: 0,
    more: 0,
  });
});

test("at tables of six the groups stay together for a round more", () => {
  const evening = underWay({ format: "sixes", each: 9, rounds: 2, tables: 3, played: 1 });
  const { places } = must(evening, { rounds: 3 });
  expect(places.slice(0, 2)).toEqual(evening.places);
  expect(countOf(places), "everybody has met everybody").toBe(81);
  expect(breaches(evening, places, evening.tables)).toEqual([]);
});

test("at tables of six the other side can be the one that sits", () => {
  const evening = underWay({ format: "sixes", each: 9, rounds: 3, tables: 3, played: 1 });
  const { places } = must(evening, { sitterSideId: "W" });
  expect(countOf(places)).toBe(81);
  expect(breaches(evening, places, evening.tables)).toEqual([]);
});

test("tables keep their numbers; a lost one is not used for a new one", () => {
  expect(tablesAfter({ tables: [1, 3, 4], lostTables: [2] }, 5)).toEqual([1, 3, 4, 5, 6]);
  expect(tablesAfter({ tables: [1, 3, 4], lostTables: [2] }, 2)).toEqual([1, 3]);
});

test("whatever is asked for, nothing that must never happen does, and rounds begun stay", () => {
  const wishes = fc.record({
    format: fc.constantFrom("pairs" as const, "sixes" as const),
    each: fc.integer({ min: 2, max: 9 }),
    rounds: fc.integer({ min: 1, max: 5 }),
    more: fc.integer({ min: -3, max: 3 }),
    tables: fc.integer({ min: 1, max: 9 }),
    afterwards: fc.integer({ min: 1, max: 9 }),
    sitterSideId: fc.constantFrom(null, "M", "W"),
    anew: fc.boolean(),
    gone: fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(wishes, ({ format, each, rounds, more, tables, afterwards, sitterSideId, anew, gone }) => {
      const whole = underWay({ format, each, rounds, tables, played: 1 });
      const left = new Set(gone.map((index) => whole.people[index]));
      const evening = { ...whole, people: whole.people.filter((person) => !left.has(person)) };
      const asked = restOf(evening, {
        rounds: Math.max(1, rounds + more),
        tables: afterwards,
        sitterSideId,
        anew,
      });
      const retuned = retuneEvening(evening, asked);
      if (!retuned.ok) return;
      const inUse = tablesAfter(evening, afterwards);
      const isSame = asked.rounds === rounds && afterwards === tables && sitterSideId === null && !anew;
      const { places, bound } = retuned;
      expect(places[0]).toEqual(evening.places[0]);
      expect(places.length).toBeLessThanOrEqual(Math.max(1, asked.rounds, rounds));
      if (!isSame) expect(breaches(evening, places, inUse)).toEqual([]);
      if (bound) expect(countOf(places)).toBeLessThanOrEqual(bound.dates);
    }),
    { numRuns: 400 },
  );
}, 60_000);
