import type { MeetGraph } from "./meet-graph.ts";
import { type MayMeet, type PersonId, pairName } from "./night-plan.ts";
import { rotateTwoSides } from "./rotation-two-sides.ts";

/** Who sits at one table in one round: up to three of each side. */
export type TableOfSix = {
  readonly left: readonly PersonId[];
  readonly right: readonly PersonId[];
  readonly table: number;
};

export type SixQuestion = {
  readonly left: readonly PersonId[];
  readonly right: readonly PersonId[];
  readonly rounds: number;
  readonly tables: readonly number[];
  /** Everybody across the sides who may meet; a table where most may is better. */
  readonly pairs: readonly MayMeet[];
  /** People who must never sit at one table. */
  readonly apart: readonly { readonly a: PersonId; readonly b: PersonId }[];
  /** Who sat together before: those of one side among them stay a group; everybody else is dealt to them. */
  readonly together?: readonly (readonly PersonId[])[];
};

const PER_SIDE = 3;

/**
 * Tables of three and three: each side is dealt into groups of at most three that stay together, and the groups
 * of one side rotate among those of the other. Two groups meet at most once, so two people of different sides do;
 * with 18 and 18 at six tables all 324 pairs meet exactly once in six rounds. Groups are chosen for each other like
 * two sides of single people (see `rotateTwoSides`), a pair of groups counting what its people's scores sum to;
 * groups with people to be kept apart never meet. Groups of one side are dealt in order and changed only to keep
 * people apart, best effort. O(groups² · tables · log) plus O(people²).
 */
export function rotateTablesOfSix(question: SixQuestion): TableOfSix[][] {
  const apart = new Set(question.apart.map(({ a, b }) => pairName(a, b)));
  const [lefts, rights] = [question.left, question.right].map((side) => groupsAmong(side, question.together));
  const count = Math.max(
    ...[question.left, question.right].map(({ length }) => Math.ceil(length / PER_SIDE)),
    ...[lefts, rights].map((groups) => groups?.length ?? 0),
  );
  if (count === 0) return [];
  const left = dealGroups(question.left, count, apart, lefts);
  const right = dealGroups(question.right, count, apart, rights);
  const graph = groupGraph(left, right, question.pairs, apart);
  const { rounds } = rotateTwoSides(graph, { rounds: question.rounds, tables: question.tables.length });
  return rounds.map((meetings) => {
    const free = new Set(question.tables);
    const homes = meetings.map(({ a }) => question.tables[a]);
    for (const home of homes) if (home !== undefined) free.delete(home);
    return meetings.map(({ a, b }, index) => {
      const table = homes[index] ?? [...free][0] ?? 0;
      free.delete(table);
      return { left: left[a] ?? [], right: right[b - left.length] ?? [], table };
    });
  });
}

/** The groups of one side that sat together before, without those who are not here. */
function groupsAmong(people: readonly PersonId[], together: SixQuestion["together"] = []): PersonId[][] {
  const here = new Set(people);
  return together
    .map((group) => group.filter((person) => here.has(person)).slice(0, PER_SIDE))
    .filter((group) => group.length > 0);
}

/** Deals people into groups whose sizes differ by at most one; each joins the smallest group they may sit in. */
function dealGroups(
  everybody: readonly PersonId[],
  count: number,
  apart: ReadonlySet<string>,
  begun: readonly PersonId[][] = [],
): PersonId[][] {
  const groups = Array.from({ length: count }, (_, index): PersonId[] => [...(begun[index] ?? [])]);
  const placed = new Set(begun.flat());
  const people = everybody.filter((person) => !placed.has(person));
  const clashes = (group: readonly PersonId[], person: PersonId) =>
    group.some((other) => apart.has(pairName(person, other)));
  const careful = people.filter((person) => people.some((other) => apart.has(pairName(person, other))));
  const easy = people.filter((person) => !careful.includes(person));
  for (const person of [...careful, ...easy]) {
    const open = groups.filter((group) => group.length < PER_SIDE);
    const smallest = open.reduce((least, group) => Math.min(least, group.length), PER_SIDE);
    const choices = open.filter((group) => !clashes(group, person));
    const fitting = choices.find((group) => group.length === smallest) ?? choices[0] ?? open[0];
    fitting?.push(person);
  }
  return groups;
}

function groupGraph(
  left: readonly PersonId[][],
  right: readonly PersonId[][],
  pairs: readonly MayMeet[],
  apart: ReadonlySet<string>,
): MeetGraph {
  const scores = new Map(pairs.map(({ a, b, score }) => [pairName(a, b), score]));
  const meetings = left.flatMap((one, a) =>
    right.flatMap((other, step) => {
      const names = one.flatMap((mine) => other.map((theirs) => pairName(mine, theirs)));
      if (names.length === 0 || names.some((name) => apart.has(name))) return [];
      const known = names.flatMap((name) => scores.get(name) ?? []);
      // Two groups none of whose people may meet have nothing to sit together for.
      if (known.length === 0) return [];
      return [{ a, b: left.length + step, weight: known.reduce((sum, score) => sum + score, 0) }];
    }),
  );
  return { size: left.length + right.length, pairs: meetings };
}
