import type { MeetGraph } from "#app/domain/night/meet-graph.ts";
import { planNight } from "#app/domain/night/plan-night.ts";
import { type NightChange, repairNight } from "#app/domain/night/repair.ts";
import { rotateAnyGraph } from "#app/domain/night/rotation-any-graph.ts";
import { rotateTwoSides } from "#app/domain/night/rotation-two-sides.ts";
import { seededChance } from "#app/domain/night/seeded-chance.ts";
import { fullSides, mixedWishes, named } from "#tests/domain/night/graphs.ts";
import { assignRoundByRound, type Made, madeOf, matchRoundByRound } from "./night-references.ts";

/**
 * `npm run bench:night`: how long the best schedule takes and what it is worth, on one thread, beside the common
 * method (a best matching for each round on its own) in the same run. `--json` prints JSON lines. Times are
 * milliseconds: over several evenings the median and the slowest, each evening the best of three runs so that a busy
 * machine is not measured; `coldMs` is the very first run, which nothing has warmed up for.
 */
const ROUNDS = 10;
const SIZES = [10, 20, 50, 100, 200, 350, 500];
const json = process.argv.includes("--json");

function tell(fact: string, values: Record<string, number | string>): void {
  if (json) console.log(JSON.stringify({ fact, ...values }));
  else {
    const text = Object.entries(values).map(([name, value]) => `${name} ${value}`);
    console.log(`${fact.padEnd(16)} ${text.join("  ")}`);
  }
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits));

type Timed<Value> = { readonly value: Value; readonly median: number; readonly worst: number };

function time<Value>(evenings: number, work: (evening: number) => Value): Timed<Value> {
  const times: number[] = [];
  let value = work(0);
  for (let evening = 0; evening < evenings; evening++) {
    const tries = [0, 1, 2].map(() => {
      const start = performance.now();
      value = work(evening);
      return performance.now() - start;
    });
    times.push(Math.min(...tries));
  }
  const sorted = times.sort((a, b) => a - b);
  return { value, median: sorted[sorted.length >> 1] ?? 0, worst: sorted.at(-1) ?? 0 };
}

function sides(each: number, seed: number): MeetGraph {
  const chance = seededChance(seed);
  return fullSides(each, each, () => chance(10_001));
}

function coldTime(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The slope of log(time) over log(people), by least squares. */
function exponentOf(points: readonly { readonly people: number; readonly ms: number }[]): number {
  const logs = points.map(({ people, ms }) => [Math.log(people), Math.log(Math.max(ms, 0.001))] as const);
  const mean = (pick: (entry: readonly [number, number]) => number) =>
    logs.reduce((sum, entry) => sum + pick(entry), 0) / logs.length;
  const [x, y] = [mean(([log]) => log), mean(([, log]) => log)];
  const above = logs.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0);
  return above / logs.reduce((sum, [one]) => sum + (one - x) ** 2, 0);
}

function speeds(): void {
  for (const each of [25, 250]) {
    const limits = { rounds: ROUNDS, tables: each };
    const cold = coldTime(() => rotateTwoSides(sides(each, 99), limits));
    const graphs = Array.from({ length: 5 }, (_, seed) => sides(each, seed));
    const { value, median, worst } = time(5, (run) =>
      rotateTwoSides(graphs[run] ?? sides(each, run), limits),
    );
    tell(`${each}+${each}`, {
      goalMs: each === 25 ? 100 : 2000,
      medianMs: round(median),
      worstMs: round(worst),
      coldMs: round(cold),
      dates: value.dates,
    });
  }
  const graphs = Array.from({ length: 20 }, (_, seed) => mixedWishes(60, seed));
  const worth: number[] = [];
  const counts: number[] = [];
  const { median, worst } = time(20, (run) => {
    const rotation = rotateAnyGraph(graphs[run] ?? sides(1, 1), { rounds: ROUNDS, tables: 30 });
    worth.push((100 * rotation.compatibility) / rotation.bound.compatibility);
    counts.push((100 * rotation.dates) / rotation.bound.dates);
  });
  tell("60 mixed", {
    goalMs: 500,
    medianMs: round(median),
    worstMs: round(worst),
    leastPercentOfBound: round(Math.min(...worth), 2),
    leastPercentOfDates: round(Math.min(...counts), 2),
  });
  repairs();
}

function repairs(): void {
  const group = named(mixedWishes(60, 3));
  const tables = Array.from({ length: 30 }, (_, index) => index + 1);
  const late = group.people[7] ?? "";
  const people = group.people.filter((person) => person !== late);
  const planned = planNight({ ...group, people, rounds: ROUNDS, tables, sitters: [] });
  if (!planned.ok) throw new Error(planned.reason);
  const night = { plan: planned.plan, played: 2, rounds: ROUNDS, tables, people, pairs: group.pairs };
  const next = planned.plan.rounds[4]?.[0];
  const changes: Record<string, NightChange> = {
    leaver: { kind: "left", person: people[20] ?? "" },
    latecomer: { kind: "arrived", person: late },
    "table lost": { kind: "table-lost", table: 5 },
    block: { kind: "blocked", a: next?.a ?? "", b: next?.b ?? "" },
  };
  for (const [name, change] of Object.entries(changes)) {
    const { value, median, worst } = time(20, () => repairNight(night, [change]));
    const { removed, added, kept } = value.difference;
    tell(`repair ${name}`, {
      goalMs: 100,
      medianMs: round(median),
      worstMs: round(worst),
      removed: removed.length,
      added: added.length,
      kept,
    });
  }
}

function curve(
  kind: string,
  sizes: readonly number[],
  graphOf: (people: number) => MeetGraph,
  ours: (graph: MeetGraph, people: number) => Made,
  plain: (graph: MeetGraph, people: number) => Made,
): void {
  const mine: { people: number; ms: number }[] = [];
  const others: { people: number; ms: number }[] = [];
  for (const people of sizes) {
    const graph = graphOf(people);
    const best = time(1, () => ours(graph, people));
    const reference = time(1, () => plain(graph, people));
    mine.push({ people, ms: best.median });
    others.push({ people, ms: reference.median });
    tell(`${kind} ${people}`, {
      pairs: graph.pairs.length,
      ms: round(best.median),
      plainMs: round(reference.median),
      dates: best.value.dates,
      plainDates: reference.value.dates,
      compatibility: best.value.compatibility,
      plainCompatibility: reference.value.compatibility,
      share: round(best.value.smallestShare, 2),
      plainShare: round(reference.value.smallestShare, 2),
      gainPercent: round(100 * (best.value.compatibility / reference.value.compatibility - 1), 2),
    });
  }
  const large = (points: typeof mine) => points.filter(({ people }) => people >= 50);
  tell(`${kind} exponent`, {
    ours: round(exponentOf(large(mine)), 2),
    plain: round(exponentOf(large(others)), 2),
    from: 50,
    to: sizes.at(-1) ?? 0,
  });
}

/** Ten rounds, fewer where everybody would meet everybody and there were nothing to choose. */
function roundsFor(people: number): number {
  return Math.min(ROUNDS, people >> 2);
}

speeds();
curve(
  "two sides",
  SIZES,
  (people) => sides(people / 2, people),
  (graph, people) => {
    const rounds = roundsFor(people);
    return madeOf(graph, rounds, rotateTwoSides(graph, { rounds, tables: people / 2 }).rounds.flat());
  },
  (graph, people) => assignRoundByRound(people / 2, people / 2, graph, roundsFor(people)),
);
curve(
  "mixed",
  SIZES,
  (people) => mixedWishes(people, people),
  (graph, people) =>
    madeOf(graph, ROUNDS, rotateAnyGraph(graph, { rounds: ROUNDS, tables: people >> 1 }).rounds.flat()),
  (graph) => matchRoundByRound(graph, ROUNDS),
);
