import { type NightPlan, type PersonId, type PlannedDate, pairName } from "./night-plan.ts";

/** A date with its round, counted from 0. */
export type DatedCell = PlannedDate & { readonly round: number };

/** What a change does to a plan, as it is shown before it is applied. */
export type PlanDifference = {
  /** Dates that fall away: the pair does not meet in that round any more. */
  readonly removed: readonly DatedCell[];
  readonly added: readonly DatedCell[];
  /** Dates that stay in their round and change tables. */
  readonly moved: readonly (DatedCell & { readonly fromTable: number })[];
  readonly kept: number;
  /** Everybody whose number of dates changes. */
  readonly people: readonly { readonly person: PersonId; readonly before: number; readonly after: number }[];
};

/** Compares two plans from a round on; what lies before is history. O(dates). */
export function planDifference(before: NightPlan, after: NightPlan, fromRound: number): PlanDifference {
  const old = cellsFrom(before, fromRound);
  const now = cellsFrom(after, fromRound);
  const removed = [...old].filter(([name]) => !now.has(name)).map(([, cell]) => cell);
  const added = [...now].filter(([name]) => !old.has(name)).map(([, cell]) => cell);
  const moved = [...now].flatMap(([name, cell]) => {
    const fromTable = old.get(name)?.table;
    return fromTable === undefined || fromTable === cell.table ? [] : [{ ...cell, fromTable }];
  });
  const change = new Map<PersonId, { before: number; after: number }>();
  const count = (cells: Iterable<DatedCell>, key: "before" | "after") => {
    for (const { a, b } of cells)
      for (const person of [a, b]) {
        const known = change.get(person) ?? { before: 0, after: 0 };
        change.set(person, { ...known, [key]: known[key] + 1 });
      }
  };
  count(old.values(), "before");
  count(now.values(), "after");
  const people = [...change]
    .filter(([, dates]) => dates.before !== dates.after)
    .map(([person, dates]) => ({ person, ...dates }));
  return { removed, added, moved, kept: old.size - removed.length, people };
}

function cellsFrom(plan: NightPlan, fromRound: number): Map<string, DatedCell> {
  return new Map(
    plan.rounds.flatMap((dates, round) =>
      round < fromRound
        ? []
        : dates.map((date) => [`${round}\n${pairName(date.a, date.b)}`, { ...date, round }] as const),
    ),
  );
}
