import { type MayMeet, type NightPlan, type PersonId, pairName } from "./night-plan.ts";

export type CheckedEvening = {
  readonly plan: NightPlan;
  readonly pairs: readonly MayMeet[];
  readonly tables: readonly number[];
  /** Who is not here in which rounds: from the first, before the second (left out: to the end). */
  readonly absent: readonly { readonly person: PersonId; readonly from: number; readonly before?: number }[];
  /** Rounds already played were right when they began: of them only what is done twice is counted. */
  readonly played: number;
};

/** What must never happen, counted. Every number of a sound schedule is 0. */
export type HardCounts = {
  readonly personInTwoPlaces: number;
  readonly pairTwice: number;
  readonly pairThatMayNotMeet: number;
  readonly datesBeyondTables: number;
  readonly absentPersonScheduled: number;
  readonly twoDatesAtOneTable: number;
  readonly tableNotInUse: number;
};

/** Counts every breach of the hard rules. O(dates · absences). */
export function checkSchedule({ plan, pairs, tables, absent, played }: CheckedEvening): HardCounts {
  const counts = {
    personInTwoPlaces: 0,
    pairTwice: 0,
    pairThatMayNotMeet: 0,
    datesBeyondTables: 0,
    absentPersonScheduled: 0,
    twoDatesAtOneTable: 0,
    tableNotInUse: 0,
  };
  const allowed = new Set(pairs.map(({ a, b }) => pairName(a, b)));
  const met = new Set<string>();
  plan.rounds.forEach((dates, round) => {
    const people = new Set<PersonId>();
    const seats = new Set<number>();
    const isPlayed = round < played;
    for (const { a, b, table } of dates) {
      for (const person of [a, b]) {
        if (people.has(person)) counts.personInTwoPlaces++;
        people.add(person);
        const isAway = absent.some(
          (span) => span.person === person && round >= span.from && round < (span.before ?? Infinity),
        );
        if (isAway) counts.absentPersonScheduled++;
      }
      const name = pairName(a, b);
      if (met.has(name)) counts.pairTwice++;
      met.add(name);
      if (seats.has(table)) counts.twoDatesAtOneTable++;
      seats.add(table);
      if (!isPlayed && !allowed.has(name)) counts.pairThatMayNotMeet++;
      if (!isPlayed && !tables.includes(table)) counts.tableNotInUse++;
    }
    if (!isPlayed) counts.datesBeyondTables += Math.max(0, dates.length - tables.length);
  });
  return counts;
}
