import { type PersonId, pairName } from "./night-plan.ts";
import { type NightSeat, placesOfPlan, planOf } from "./night-state.ts";
import type { PlanBound } from "./plan-places.ts";
import type { PlannedEvening } from "./planned-evening.ts";
import { type NightChange, repairNight } from "./repair.ts";
import { repairSixes } from "./repair-sixes.ts";
import { type RestOfEvening, type RestRefusal, retuneEvening } from "./retune-evening.ts";
import { type SwapRefusal, swapPlaces } from "./swap-places.ts";

/** What the organiser says has happened. People are order lines, rounds are counted from 1. */
export type PlanChange =
  | { readonly kind: "left" | "no-show" | "arrived"; readonly people: readonly PersonId[] }
  | { readonly kind: "table-lost" | "table-back"; readonly table: number }
  | { readonly kind: "apart"; readonly one: PersonId; readonly other: PersonId }
  | { readonly kind: "swap"; readonly round: number; readonly one: PersonId; readonly other: PersonId }
  | ({ readonly kind: "settings" } & RestOfEvening);

export type ChangedPlan =
  /** `bound`: what the evening could come to at most from here, where that was worked out. */
  | { readonly ok: true; readonly places: NightSeat[][]; readonly bound?: PlanBound | null }
  | { readonly ok: false; readonly reason: SwapRefusal | RestRefusal };

/**
 * The rest of the evening after a change, with as little else moved as can be: see `repairNight` for pairs,
 * `repairSixes` for tables of six, `swapPlaces` for a swap by hand and `retuneEvening` for other rounds or tables.
 */
export function changePlan(evening: PlannedEvening, change: PlanChange): ChangedPlan {
  if (change.kind === "swap") return swapPlaces({ ...evening, ...change, mayMeet: mayMeetIn(evening) });
  if (change.kind === "settings") return retuneEvening(evening, change);
  return {
    ok: true,
    places: evening.format === "sixes" ? sixesAfter(evening, change) : pairsAfter(evening, change),
  };
}

type Repaired = Exclude<PlanChange, { kind: "swap" | "settings" }>;

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
