import { fairnessReport, type IdleReason } from "./fairness-report.ts";
import { type MayMeet, type PersonId, pairName } from "./night-plan.ts";
import { type NightFormat, type NightSeat, pairsOfRound, planOf } from "./night-state.ts";
import type { PlanBound } from "./plan-places.ts";

/** How good a plan is, as the organiser sees it before starting. Rounds are counted from 1. */
export type PlanQuality = {
  /** Pairs that meet. */
  readonly meetings: number;
  /** The fewest and the most people anybody meets. */
  readonly fewest: number;
  readonly most: number;
  /** Thousandths of the best there can be, of meetings and of how well they fit; null where nothing is known. */
  readonly ofBest: { readonly meetings: number; readonly fit: number; readonly isProved: boolean } | null;
  /** Who sits out, in which rounds, and why. */
  readonly idle: readonly {
    readonly person: PersonId;
    readonly rounds: readonly number[];
    readonly reason: IdleReason;
  }[];
};

export type QualityQuestion = {
  readonly format: NightFormat;
  readonly places: readonly (readonly NightSeat[])[];
  readonly rounds: number;
  readonly tables: number;
  readonly people: readonly { readonly id: PersonId; readonly side: string }[];
  readonly pairs: readonly MayMeet[];
  readonly bound: PlanBound | null;
};

/** Judges a plan. O(people · places). */
export function planQuality(question: QualityQuestion): PlanQuality {
  const met = new Map(question.people.map(({ id }) => [id, 0]));
  let meetings = 0;
  for (const { a, b } of question.places.flatMap((seats) => pairsOfRound(seats))) {
    meetings++;
    for (const person of [a, b]) if (met.has(person)) met.set(person, (met.get(person) ?? 0) + 1);
  }
  const counts = [...met.values()];
  return {
    meetings,
    fewest: counts.length === 0 ? 0 : Math.min(...counts),
    most: counts.length === 0 ? 0 : Math.max(...counts),
    ofBest: shareOfBest(question, meetings),
    idle: question.format === "sixes" ? idleAtSixes(question) : idleAtPairs(question),
  };
}

function shareOfBest({ bound, pairs, places }: QualityQuestion, meetings: number): PlanQuality["ofBest"] {
  if (!bound) return null;
  const scores = new Map(pairs.map(({ a, b, score }) => [pairName(a, b), score]));
  const fit = places
    .flatMap((seats) => pairsOfRound(seats))
    .reduce((sum, { a, b }) => sum + (scores.get(pairName(a, b)) ?? 0), 0);
  const share = (part: number, whole: number) =>
    whole === 0 ? 1000 : Math.min(1000, Math.floor((part * 1000) / whole));
  const [dates, suits] = [share(meetings, bound.dates), share(fit, bound.compatibility)];
  return { meetings: dates, fit: suits, isProved: bound.isReached && dates === 1000 };
}

function idleAtPairs({ places, rounds, tables, people, pairs }: QualityQuestion): PlanQuality["idle"] {
  const pools = people.map(({ id, side }) => ({ id, pool: side }));
  return fairnessReport({ plan: planOf(places), rounds, tables, people: pools, pairs })
    .people.filter(({ idleRounds }) => idleRounds.length > 0)
    .map(({ person, idleRounds, reason }) => ({
      person,
      rounds: idleRounds.map((round) => round + 1),
      reason,
    }));
}

function idleAtSixes({ places, rounds, tables, people, pairs }: QualityQuestion): PlanQuality["idle"] {
  return people.flatMap(({ id }) => {
    const idle: number[] = [];
    for (let round = 1; round <= rounds; round++)
      if (!places[round - 1]?.some(({ lineId }) => lineId === id)) idle.push(round);
    if (idle.length === 0) return [];
    const isFull = (round: number) => new Set(places[round - 1]?.map(({ table }) => table)).size >= tables;
    const reason: IdleReason = !pairs.some(({ a, b }) => a === id || b === id)
      ? "nobody-to-meet"
      : idle.every(isFull)
        ? "too-few-tables"
        : "partners-taken";
    return [{ person: id, rounds: idle, reason }];
  });
}
