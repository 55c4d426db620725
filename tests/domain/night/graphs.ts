import fc from "fast-check";
import type { MeetGraph, MeetPair } from "#app/domain/night/meet-graph.ts";
import type { MayMeet } from "#app/domain/night/night-plan.ts";
import type { Rotation } from "#app/domain/night/rotation-two-sides.ts";
import { seededChance } from "#app/domain/night/seeded-chance.ts";

/** `NIGHT_RUNS=20 npx vitest run tests/domain/night` tries twenty times as many random evenings. */
export const RUNS = Number(process.env.NIGHT_RUNS ?? 1);

/** The time a test may take whose number of evenings grows with the runs, in milliseconds. */
export const LONG = 120_000 * RUNS;

export function graphOf(size: number, pairs: readonly (readonly [number, number])[]): MeetGraph {
  return { size, pairs: pairs.map(([a, b]) => ({ a, b, weight: 1 })) };
}

export function wholeGroup(size: number): MeetGraph {
  const people = Array.from({ length: size }, (_, person) => person);
  return graphOf(
    size,
    people.flatMap((a) => people.slice(a + 1).map((b) => [a, b] as const)),
  );
}

/** Everybody of the left may meet everybody of the right. */
export function fullSides(left: number, right: number, weight = (_l: number, _r: number) => 1): MeetGraph {
  const pairs: MeetPair[] = [];
  for (let l = 0; l < left; l++)
    for (let r = 0; r < right; r++) pairs.push({ a: l, b: left + r, weight: weight(l, r) });
  return { size: left + right, pairs };
}

/** Two sides with wishes, blocks and repeats as missing pairs. */
export function randomSides(most: number): fc.Arbitrary<MeetGraph> {
  return fc
    .record({
      left: fc.integer({ min: 1, max: most }),
      right: fc.integer({ min: 1, max: most }),
      missing: fc.integer({ min: 0, max: 80 }),
      heaviest: fc.constantFrom(1, 3, 1000, 10_000),
      seed: fc.integer(),
    })
    .map(({ left, right, missing, heaviest, seed }) => {
      const chance = seededChance(seed);
      const { size, pairs } = fullSides(left, right, () => chance(heaviest + 1));
      return { size, pairs: pairs.filter(() => chance(100) >= missing) };
    });
}

/** Any graph: pairs as they come. */
export function randomGraph(least: number, most: number): fc.Arbitrary<MeetGraph> {
  return fc
    .record({
      size: fc.integer({ min: least, max: most }),
      missing: fc.integer({ min: 0, max: 80 }),
      heaviest: fc.constantFrom(1, 3, 1000, 10_000),
      seed: fc.integer(),
    })
    .map(({ size, missing, heaviest, seed }) => {
      const chance = seededChance(seed);
      const pairs = wholeGroup(size).pairs.filter(() => chance(100) >= missing);
      return { size, pairs: pairs.map(({ a, b }) => ({ a, b, weight: chance(heaviest + 1) })) };
    });
}

/** People of two pools, most wishing the other, some their own, some both. */
export function mixedWishes(size: number, seed: number): MeetGraph {
  const chance = seededChance(seed);
  const people = Array.from({ length: size }, () => {
    const pool = chance(2);
    const kind = chance(10);
    return { pool, wishes: kind < 6 ? [1 - pool] : kind < 8 ? [pool] : [0, 1] };
  });
  const wish = (a: number, b: number) => people[a]?.wishes.includes(people[b]?.pool ?? -1) ?? false;
  const pairs = wholeGroup(size).pairs.filter(({ a, b }) => wish(a, b) && wish(b, a));
  return { size, pairs: pairs.map(({ a, b }) => ({ a, b, weight: chance(10_001) })) };
}

/** A person's name in a graph. */
export function nameOf(place: number): string {
  return `p${String(place).padStart(3, "0")}`;
}

export function named(graph: MeetGraph): { people: string[]; pairs: MayMeet[] } {
  return {
    people: Array.from({ length: graph.size }, (_, place) => nameOf(place)),
    pairs: graph.pairs.map(({ a, b, weight }) => ({ a: nameOf(a), b: nameOf(b), score: weight })),
  };
}

/** Everything of a rotation that may never happen, counted in one number. */
export function breaches(graph: MeetGraph, rotation: Rotation, rounds: number, tables: number): number {
  const allowed = new Set(graph.pairs.map(({ a, b }) => `${a} ${b}`));
  const met = new Set<string>();
  let count = Math.max(0, rotation.rounds.length - rounds);
  for (const dates of rotation.rounds) {
    const busy = new Set<number>();
    count += Math.max(0, dates.length - tables);
    for (const { a, b } of dates) {
      const name = `${Math.min(a, b)} ${Math.max(a, b)}`;
      if (!allowed.has(name) || met.has(name) || busy.has(a) || busy.has(b)) count++;
      met.add(name);
      busy.add(a).add(b);
    }
  }
  return count;
}

/** For each person, in how many of so many rounds they sit out. */
export function idleCounts(graph: MeetGraph, rotation: Rotation, rounds: number): number[] {
  const idle = new Array<number>(graph.size).fill(rounds);
  for (const { a, b } of rotation.rounds.flat()) {
    idle[a] = (idle[a] ?? 0) - 1;
    idle[b] = (idle[b] ?? 0) - 1;
  }
  return idle;
}
