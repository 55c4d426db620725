import { isSmallerShare, type Share } from "./meet-graph.ts";
import { type MayMeet, type NightPlan, type PersonId, pairName } from "./night-plan.ts";

/** Why somebody has the dates they have; each has words on the organiser's page. */
export type IdleReason =
  | "always-busy"
  | "meets-everyone"
  | "nobody-to-meet"
  | "too-few-tables"
  | "partners-taken";

export type PersonReport = {
  readonly person: PersonId;
  readonly dates: number;
  /** min(rounds, people they may meet): the most they could have. */
  readonly of: number;
  /** The rounds they sit out, counted from 0. */
  readonly idleRounds: readonly number[];
  readonly reason: IdleReason;
};

export type FairnessReport = {
  readonly dates: number;
  readonly fewestDates: number;
  readonly smallestShare: Share | null;
  readonly compatibility: number;
  readonly people: readonly PersonReport[];
  /** For each pool, the fewest and the most idle rounds of its members. */
  readonly idleByPool: readonly { readonly pool: string; readonly fewest: number; readonly most: number }[];
};

export type ReportedNight = {
  readonly plan: NightPlan;
  readonly rounds: number;
  readonly tables: number;
  readonly people: readonly { readonly id: PersonId; readonly pool: string }[];
  readonly pairs: readonly MayMeet[];
};

/** What an organiser sees before starting: dates, fewest per person, who sits out and why. O(people · dates). */
export function fairnessReport(night: ReportedNight): FairnessReport {
  const scores = new Map(night.pairs.map(({ a, b, score }) => [pairName(a, b), score]));
  const dates = night.plan.rounds.flat();
  const people = night.people.map(({ id }) => reportOn(id, night));
  const withPartners = people.filter(({ of }) => of > 0);
  const smallestShare = withPartners.reduce<Share | null>(
    (least, share) => (least && !isSmallerShare(share, least) ? least : { dates: share.dates, of: share.of }),
    null,
  );
  const pools = [...new Set(night.people.map(({ pool }) => pool))];
  return {
    dates: dates.length,
    fewestDates: people.reduce((least, person) => Math.min(least, person.dates), dates.length),
    smallestShare,
    compatibility: dates.reduce((sum, { a, b }) => sum + (scores.get(pairName(a, b)) ?? 0), 0),
    people,
    idleByPool: pools.map((pool) => {
      const idle = people
        .filter((_, index) => night.people[index]?.pool === pool)
        .map(({ idleRounds }) => idleRounds.length);
      return { pool, fewest: Math.min(...idle), most: Math.max(...idle) };
    }),
  };
}

function reportOn(person: PersonId, { plan, rounds, tables, pairs }: ReportedNight): PersonReport {
  const mayMeet = pairs.filter(({ a, b }) => a === person || b === person).length;
  const idleRounds: number[] = [];
  for (let round = 0; round < rounds; round++)
    if (!plan.rounds[round]?.some(({ a, b }) => a === person || b === person)) idleRounds.push(round);
  const dates = rounds - idleRounds.length;
  const isFull = (round: number) => (plan.rounds[round]?.length ?? 0) >= tables;
  const reason: IdleReason =
    mayMeet === 0
      ? "nobody-to-meet"
      : idleRounds.length === 0
        ? "always-busy"
        : dates >= mayMeet
          ? "meets-everyone"
          : idleRounds.every(isFull)
            ? "too-few-tables"
            : "partners-taken";
  return { person, dates, of: Math.min(rounds, mayMeet), idleRounds, reason };
}
