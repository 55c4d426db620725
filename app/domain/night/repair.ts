import { type MayMeet, type NightPlan, type PersonId, pairName } from "./night-plan.ts";
import { type PlanDifference, planDifference } from "./plan-difference.ts";
import { fillIdlePlaces, latecomersTurn, type RepairBoard, settleTables } from "./repair-steps.ts";

/** An evening under way. */
export type RunningNight = {
  readonly plan: NightPlan;
  /** How many rounds have begun; they never change. */
  readonly played: number;
  /** How many rounds the evening has. */
  readonly rounds: number;
  readonly tables: readonly number[];
  /** Those who are here. */
  readonly people: readonly PersonId[];
  /** Everybody who may meet, also those not here yet. */
  readonly pairs: readonly MayMeet[];
};

/** What can happen. Who leaves, did not come or is sent home is "left". */
export type NightChange =
  | { readonly kind: "left"; readonly person: PersonId }
  | { readonly kind: "arrived"; readonly person: PersonId }
  | { readonly kind: "table-lost"; readonly table: number }
  | { readonly kind: "blocked"; readonly a: PersonId; readonly b: PersonId };

/**
 * The smallest change that makes the rest of the evening right again:
 *
 * 1. Of the dates to come only those fall away that cannot be held: somebody left, the pair is blocked, or there
 *    are more dates than tables (then those of the people with the largest shares, as few as possible).
 * 2. People idle in the same round are paired where they may meet and have not.
 * 3. Somebody who arrived then gets dates out of existing ones, one for one, as long as whoever gives one up keeps
 *    at least as large a share of the rest of the evening.
 *
 * Nobody else moves, dates keep their tables, rounds already begun keep everything. O(rounds · idle people³ +
 * rounds · dates · rounds) for each arrival. Returns the night after the change and what differs.
 */
export function repairNight(
  night: RunningNight,
  changes: readonly NightChange[],
): { readonly night: RunningNight; readonly difference: PlanDifference } {
  let after = night;
  for (const change of changes) after = applyChange(after, change);
  const arrived = changes.flatMap((change) => (change.kind === "arrived" ? [change.person] : []));
  const board = keepWhatHolds(after);
  fillIdlePlaces(board);
  for (const person of new Set(arrived)) if (after.people.includes(person)) latecomersTurn(board, person);
  fillIdlePlaces(board);
  const plan = settleTables(board, after);
  return { night: { ...after, plan }, difference: planDifference(night.plan, plan, night.played) };
}

function applyChange(night: RunningNight, change: NightChange): RunningNight {
  const { people, tables, pairs } = night;
  switch (change.kind) {
    case "left":
      return { ...night, people: people.filter((person) => person !== change.person) };
    case "arrived":
      return people.includes(change.person) ? night : { ...night, people: [...people, change.person] };
    case "table-lost":
      return { ...night, tables: tables.filter((table) => table !== change.table) };
    case "blocked": {
      const name = pairName(change.a, change.b);
      return { ...night, pairs: pairs.filter(({ a, b }) => pairName(a, b) !== name) };
    }
  }
}

/** The rounds to come with every date that can still be held. */
function keepWhatHolds({ plan, played, rounds, tables, people, pairs }: RunningNight): RepairBoard {
  const here = new Set(people);
  const scores = new Map<string, number>();
  const partners = new Map<PersonId, PersonId[]>(people.map((person) => [person, []]));
  for (const { a, b, score } of pairs) {
    if (!here.has(a) || !here.has(b)) continue;
    scores.set(pairName(a, b), score);
    partners.get(a)?.push(b);
    partners.get(b)?.push(a);
  }
  const met = new Set(
    plan.rounds.slice(0, played).flatMap((dates) => dates.map(({ a, b }) => pairName(a, b))),
  );
  const toCome = Array.from(
    { length: Math.max(0, Math.max(rounds, plan.rounds.length) - played) },
    (_, index) => (plan.rounds[played + index] ?? []).filter(({ a, b }) => scores.has(pairName(a, b))),
  );
  const board: RepairBoard = {
    toCome: toCome.map((dates) => [...dates]),
    met,
    scores,
    partners,
    tables: tables.length,
  };
  for (const dates of board.toCome) dropBeyondTables(board, dates);
  return board;
}

/** Takes out as many dates as there are too many, each time the one whose people have the most left to come. */
function dropBeyondTables(board: RepairBoard, dates: { a: PersonId; b: PersonId }[]): void {
  const toComeFor = (person: PersonId) =>
    board.toCome.flat().filter(({ a, b }) => a === person || b === person).length;
  while (dates.length > board.tables) {
    const wealth = dates.map(({ a, b }) => {
      const [one, other] = [toComeFor(a), toComeFor(b)];
      return Math.min(one, other) * 1000 + Math.max(one, other);
    });
    dates.splice(wealth.indexOf(Math.max(...wealth)), 1);
  }
}
