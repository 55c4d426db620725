import { type MayMeet, type PersonId, pairName } from "./night-plan.ts";
import type { NightFormat, NightSeat } from "./night-state.ts";

/** A night with a plan, before its first round or in the middle of it. Plain data: it can go to another thread. */
export type PlannedEvening = {
  readonly format: NightFormat;
  readonly places: readonly (readonly NightSeat[])[];
  /** How many rounds have begun; they never change. */
  readonly played: number;
  readonly rounds: number;
  readonly tables: readonly number[];
  readonly lostTables: readonly number[];
  /** The side that keeps its tables; null: nobody in particular. */
  readonly sitterSide: string | null;
  readonly seed: number;
  /** The sides of the evening in their order. */
  readonly sides: readonly string[];
  /** Everybody of the evening, here or not, with their side. */
  readonly everybody: readonly { readonly id: PersonId; readonly side: string }[];
  /** Those whom the plan counts on. */
  readonly people: readonly PersonId[];
  /** Everybody who may meet, also those who are not here. */
  readonly pairs: readonly MayMeet[];
  /** Those who never sit at one table. */
  readonly apart: readonly { readonly a: PersonId; readonly b: PersonId }[];
  /** At tables of six: the people of the first side, here or not. */
  readonly left: readonly PersonId[];
};

/** The rounds that have begun, as they are. */
export function playedPlaces({ places, played }: PlannedEvening): NightSeat[][] {
  return places.slice(0, played).map((seats) => [...seats]);
}

/** How many of the rounds planned remain when the evening has so many; those begun always do. */
export function roundsKept({ places, played }: PlannedEvening, rounds: number): number {
  return Math.max(played, Math.min(rounds, places.length));
}

/** Those whom the plan counts on, with their sides. */
export function peopleHere({ people, everybody }: PlannedEvening): PlannedEvening["everybody"] {
  const here = new Set(people);
  return everybody.filter(({ id }) => here.has(id));
}

/** The names of pairs. */
export function namesOfPairs(pairs: readonly { readonly a: PersonId; readonly b: PersonId }[]): Set<string> {
  return new Set(pairs.map(({ a, b }) => pairName(a, b)));
}
