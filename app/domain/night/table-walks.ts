import type { NightPlan, PersonId, PlannedDate } from "./night-plan.ts";

type Pair = { readonly a: PersonId; readonly b: PersonId };

/**
 * Gives every date of every round a table, so that those who sit stay where they are as far as possible and the
 * others walk little: first come dates whose sitter's table is free, then those where a mover's last table is, then
 * the rest. Best effort, O(dates · tables). Sitters of one side never move when there is a table for each of them.
 * Who rotates is the organiser's choice; people who rotate choose less selectively than people who sit
 * (E. J. Finkel, P. W. Eastwick, "Arbitrary social norms influence sex differences in romantic selectivity", 2009).
 * Throws a RangeError for a round with more dates than tables.
 */
export function assignTables(
  rounds: readonly (readonly Pair[])[],
  tables: readonly number[],
  sitters: readonly PersonId[],
): NightPlan {
  const sits = new Set(sitters);
  const lastTable = new Map(
    sitters.flatMap((person, index) => {
      const table = tables[index];
      return table === undefined ? [] : [[person, table] as const];
    }),
  );
  return {
    rounds: rounds.map((dates) => {
      const seated = seatRound(dates, tables, sits, lastTable);
      for (const { a, b, table } of seated) lastTable.set(a, table).set(b, table);
      return seated;
    }),
  };
}

function seatRound(
  dates: readonly Pair[],
  tables: readonly number[],
  sits: ReadonlySet<PersonId>,
  lastTable: ReadonlyMap<PersonId, number>,
): PlannedDate[] {
  if (dates.length > tables.length)
    throw new RangeError(`${dates.length} dates need more than ${tables.length} tables`);
  const free = new Set(tables);
  const chosen = new Map<Pair, number>();
  const take = (date: Pair, table: number | undefined) => {
    if (table === undefined || chosen.has(date) || !free.delete(table)) return;
    chosen.set(date, table);
  };
  const byKind = (kind: boolean) => {
    for (const date of dates)
      for (const person of [date.a, date.b]) if (sits.has(person) === kind) take(date, lastTable.get(person));
  };
  byKind(true);
  byKind(false);
  const homes = new Set([...sits].flatMap((person) => lastTable.get(person) ?? []));
  for (const date of dates) {
    if (chosen.has(date)) continue;
    take(date, [...free].find((table) => !homes.has(table)) ?? [...free][0]);
  }
  return dates.map((date) => ({ a: date.a, b: date.b, table: chosen.get(date) ?? 0 }));
}

/** How often each person changes tables in the course of an evening; people without a date are left out. */
export function walksOf(plan: NightPlan): Map<PersonId, number> {
  const last = new Map<PersonId, number>();
  const walks = new Map<PersonId, number>();
  for (const { a, b, table } of plan.rounds.flat())
    for (const person of [a, b]) {
      const before = last.get(person);
      walks.set(person, (walks.get(person) ?? 0) + (before !== undefined && before !== table ? 1 : 0));
      last.set(person, table);
    }
  return walks;
}
