import type { MayMeet, PersonId } from "./night-plan.ts";
import { type NightFormat, type NightSeat, placesOfPlan, placesOfSixes } from "./night-state.ts";
import { type NoPlanReason, planNight } from "./plan-night.ts";
import { rotateTablesOfSix } from "./tables-of-six.ts";

/** Everything a plan is made of, as plain data: it can go to another thread. */
export type EveningQuestion = {
  readonly format: NightFormat;
  /** Those who are here, with their sides. */
  readonly people: readonly { readonly id: PersonId; readonly side: string }[];
  /** The sides of the evening in their order. */
  readonly sides: readonly string[];
  readonly pairs: readonly MayMeet[];
  /** Those who never sit at one table. */
  readonly apart: readonly { readonly a: PersonId; readonly b: PersonId }[];
  readonly rounds: number;
  readonly tables: readonly number[];
  /** The side that keeps its tables; null: nobody in particular. */
  readonly sitterSide: string | null;
  readonly seed: number;
};

/** What no plan can exceed; `isReached` when this one is proved to be the best there is. */
export type PlanBound = {
  readonly dates: number;
  readonly compatibility: number;
  readonly isReached: boolean;
};

export type NoPlacesReason = NoPlanReason | "sixes-need-two-sides";

export type PlannedPlaces =
  | { readonly ok: true; readonly places: NightSeat[][]; readonly bound: PlanBound | null }
  | { readonly ok: false; readonly reason: NoPlacesReason };

/** Plans a whole evening in either format: see `planNight` and `rotateTablesOfSix`. There is no bound for sixes. */
export function planPlaces(question: EveningQuestion): PlannedPlaces {
  return question.format === "sixes" ? planSixes(question) : planPairs(question);
}

function planPairs({ people, sitterSide, ...question }: EveningQuestion): PlannedPlaces {
  const sitters = people.filter(({ side }) => side === sitterSide).map(({ id }) => id);
  const planned = planNight({ ...question, people: people.map(({ id }) => id), sitters });
  if (!planned.ok) return planned;
  return { ok: true, places: placesOfPlan(planned.plan), bound: planned.quality.bound };
}

function planSixes(question: EveningQuestion): PlannedPlaces {
  const { people, rounds, tables, pairs, apart } = question;
  if (!(Number.isInteger(rounds) && rounds > 0)) return { ok: false, reason: "no-rounds" };
  if (tables.length === 0) return { ok: false, reason: "no-tables" };
  if (question.sides.length !== 2) return { ok: false, reason: "sixes-need-two-sides" };
  if (people.length < 2) return { ok: false, reason: "fewer-than-two-people" };
  const leftSide = leftSideOf(question);
  const ofSide = (isLeft: boolean) =>
    people.filter(({ side }) => (side === leftSide) === isLeft).map(({ id }) => id);
  const evening = rotateTablesOfSix({
    left: ofSide(true),
    right: ofSide(false),
    rounds,
    tables,
    pairs,
    apart,
  });
  const places = placesOfSixes(evening);
  if (places.every((seats) => seats.length === 0)) return { ok: false, reason: "nobody-may-meet" };
  return { ok: true, places, bound: null };
}

/** The side whose groups keep their tables of six: seats 1 to 3. */
export function leftSideOf({
  sides,
  sitterSide,
}: Pick<EveningQuestion, "sides" | "sitterSide">): string | null {
  return sitterSide ?? sides[0] ?? null;
}
