import { type MayMeet, type PersonId, pairName } from "./night-plan.ts";
import { type NightFormat, type NightSeat, placesOfPlan, planOf } from "./night-state.ts";
import { type NightChange, repairNight } from "./repair.ts";
import { repairSixes } from "./repair-sixes.ts";
import { type SwapRefusal, swapPlaces } from "./swap-places.ts";

/** What the organiser says has happened. People are order lines, rounds are counted from 1. */
export type PlanChange =
  | { readonly kind: "left" | "no-show" | "arrived"; readonly people: readonly PersonId[] }
  | { readonly kind: "table-lost" | "table-back"; readonly table: number }
  | { readonly kind: "apart"; readonly one: PersonId; readonly other: PersonId }
  | { readonly kind: "swap"; readonly round: number; readonly one: PersonId; readonly other: PersonId };

/** A night with a plan, before its first round or in the middle of it. Plain data: it can go to another thread. */
export type PlannedEvening = {
  readonly format: NightFormat;
  readonly places: readonly (readonly NightSeat[])[];
  /** How many rounds have begun; they never change. */
  readonly played: number;
  readonly rounds: number;
  readonly tables: readonly number[];
  /** Those whom the plan counts on. */
  readonly people: readonly PersonId[];
  /** Everybody who may meet, also those who are not here. */
  readonly pairs: readonly MayMeet[];
  /** Those who never sit at one table. */
  readonly apart: readonly { readonly a: PersonId; readonly b: PersonId }[];
  /** At tables of six: the people of the first side, here or not. */
  readonly left: readonly PersonId[];
};

export type ChangedPlan =
  | { readonly ok: true; readonly places: NightSeat[][] }
  | { readonly ok: false; readonly reason: SwapRefusal };

/**
 * The rest of the evening after a change, with as little else moved as can be: see `repairNight` for pairs,
 * `repairSixes` for tables of six and `swapPlaces` for a swap by hand.
 */
export function changePlan(evening: PlannedEvening, change: PlanChange): ChangedPlan {
  if (change.kind === "swap") return swapPlaces({ ...evening, ...change, mayMeet: mayMeetIn(evening) });
  return {
    ok: true,
    places: evening.format === "sixes" ? sixesAfter(evening, change) : pairsAfter(evening, change),
  };
}

type Repaired = Exclude<PlanChange, { kind: "swap" }>;

function pairsAfter(evening: PlannedEvening, change: Repaired): NightSeat[][] {
  const { places, played, rounds, pairs } = evening;
  const tables = change.kind === "table-back" ? withTable(evening.tables, change.table) : evening.tables;
  const night = { plan: planOf(places), played, rounds, tables, people: evening.people, pairs };
  const repaired = placesOfPlan(repairNight(night, changesOf(change)).night.plan);
  return repaired.map((seats, index) => (index < played ? [...(places[index] ?? [])] : seats));
}

function changesOf(change: Repaired): NightChange[] {
  switch (change.kind) {
    case "left":
    case "no-show":
      return change.people.map((person) => ({ kind: "left", person }));
    case "arrived":
      return change.people.map((person) => ({ kind: "arrived", person }));
    case "table-lost":
      return [{ kind: "table-lost", table: change.table }];
    case "table-back":
      return [];
    case "apart":
      return [{ kind: "blocked", a: change.one, b: change.other }];
  }
}

function sixesAfter(evening: PlannedEvening, change: Repaired): NightSeat[][] {
  const people = new Set(evening.people);
  const apart = new Set(evening.apart.map(({ a, b }) => pairName(a, b)));
  let tables = evening.tables;
  if (change.kind === "left" || change.kind === "no-show")
    for (const person of change.people) people.delete(person);
  if (change.kind === "arrived") for (const person of change.people) people.add(person);
  if (change.kind === "apart") apart.add(pairName(change.one, change.other));
  if (change.kind === "table-lost") tables = tables.filter((table) => table !== change.table);
  if (change.kind === "table-back") tables = withTable(tables, change.table);
  const mayMeet = new Set(evening.pairs.map(({ a, b }) => pairName(a, b)));
  const left = new Set(evening.left);
  const { places, played } = evening;
  const arrived = change.kind === "arrived" ? change.people : [];
  return repairSixes({ places, played, tables, people, left, mayMeet, apart }, arrived);
}

function mayMeetIn({ format, pairs, apart }: PlannedEvening): (a: PersonId, b: PersonId) => boolean {
  const names = new Set((format === "sixes" ? apart : pairs).map(({ a, b }) => pairName(a, b)));
  return (a, b) => names.has(pairName(a, b)) === (format === "pairs");
}

function withTable(tables: readonly number[], table: number): number[] {
  return [...new Set([...tables, table])].sort((a, b) => a - b);
}
