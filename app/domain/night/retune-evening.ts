import { asMeetGraph, type MayMeet, pairName } from "./night-plan.ts";
import { type NightSeat, pairsOfRound, placesOfPlan, planOf } from "./night-state.ts";
import { type PlanBound, planPlaces } from "./plan-places.ts";
import {
  namesOfPairs,
  type PlannedEvening,
  peopleHere,
  playedPlaces,
  roundsKept,
} from "./planned-evening.ts";
import { repairNight } from "./repair.ts";
import { retuneSixes } from "./retune-sixes.ts";
import { roomInRound, rotationBound } from "./rotation-bound.ts";
import { assignTables } from "./table-walks.ts";

/** How an evening under way goes on. Minutes are those of rounds and breaks that have not begun. */
export type RestOfEvening = {
  /** In all, those that have begun among them. */
  readonly rounds: number;
  readonly roundMinutes: number;
  readonly breakMinutes: number;
  /** How many tables are in use. */
  readonly tables: number;
  /** The side that keeps its tables; null: nobody in particular. */
  readonly sitterSideId: string | null;
  /** Plan every round to come afresh, instead of keeping what is planned. */
  readonly anew: boolean;
};

/** nobody-new: there are not enough people left who have not met for so many rounds more. */
export type RestRefusal = "nobody-new";

type Retuned =
  | { readonly ok: true; readonly places: NightSeat[][]; readonly bound: PlanBound | null }
  | { readonly ok: false; readonly reason: RestRefusal };

/**
 * The rest of an evening with other rounds, tables or sitters. Rounds that have begun keep everything. Of what was
 * planned everything that can be held stays (see `repairNight`), or nothing with `anew`; rounds that are added, and all
 * of them with `anew`, are planned together among the pairs that have not met (see `planPlaces`). `bound` is what the
 * evening could come to at most from here, for pairs. Costs what planning that many rounds does.
 */
export function retuneEvening(evening: PlannedEvening, asked: RestOfEvening): Retuned {
  const { places: before, format, rounds } = evening;
  const tables = tablesAfter(evening, asked.tables);
  const isSame =
    !asked.anew &&
    asked.rounds === rounds &&
    asked.tables === evening.tables.length &&
    asked.sitterSideId === evening.sitterSide;
  const places = isSame
    ? before.map((seats) => [...seats])
    : format === "sixes"
      ? retuneSixes(evening, asked, tables)
      : pairsWith(evening, asked, tables);
  const isEmpty = (round: number) => (places[round - 1]?.length ?? 0) === 0;
  for (let round = rounds + 1; round <= asked.rounds; round++)
    if (isEmpty(round)) return { ok: false, reason: "nobody-new" };
  return { ok: true, places, bound: format === "sixes" ? null : boundOf(evening, asked.rounds, tables) };
}

/** The numbers of so many tables: those in use, without the highest, or with the lowest that are free. */
export function tablesAfter(
  { tables, lostTables }: Pick<PlannedEvening, "tables" | "lostTables">,
  count: number,
): number[] {
  const kept = [...tables].sort((a, b) => a - b).slice(0, count);
  const taken = new Set([...kept, ...lostTables]);
  for (let number = 1; kept.length < count; number++) if (!taken.has(number)) kept.push(number);
  return kept.sort((a, b) => a - b);
}

function pairsWith(evening: PlannedEvening, asked: RestOfEvening, tables: number[]): NightSeat[][] {
  const { played, people, pairs } = evening;
  const plan = planOf(evening.places);
  const planned = asked.anew ? played : roundsKept(evening, asked.rounds);
  const night = { plan: { rounds: plan.rounds.slice(0, planned) }, played, rounds: planned, tables };
  const mended = repairNight({ ...night, people, pairs }, []).night.plan;
  const coming = Array.from({ length: planned - played }, (_, index) => mended.rounds[played + index] ?? []);
  const sitters = peopleHere(evening).filter(({ side }) => side === asked.sitterSideId);
  const seated =
    asked.sitterSideId === evening.sitterSide
      ? coming
      : assignTables(
          coming,
          tables,
          sitters.map(({ id }) => id),
        ).rounds;
  const met = new Set(mended.rounds.flat().map(({ a, b }) => pairName(a, b)));
  const { sides, apart, seed } = evening;
  const added = planPlaces({
    ...{ format: "pairs", sides, apart, seed, tables, people: peopleHere(evening) },
    ...{ rounds: asked.rounds - planned, sitterSide: asked.sitterSideId, pairs: notMet(pairs, met) },
  });
  return [...playedPlaces(evening), ...placesOfPlan({ rounds: seated }), ...(added.ok ? added.places : [])];
}

/** What the rounds begun have come to, and what those to come could at most. */
function boundOf(evening: PlannedEvening, rounds: number, tables: readonly number[]): PlanBound | null {
  const { played, people, pairs, places } = evening;
  if (rounds <= played) return null;
  const past = places.slice(0, played).flatMap((seats) => pairsOfRound(seats));
  const met = namesOfPairs(past);
  const graph = asMeetGraph(people, notMet(pairs, met));
  const open = rotationBound(graph, rounds - played, roomInRound(graph, tables.length));
  const fit = pairs.reduce((sum, { a, b, score }) => sum + (met.has(pairName(a, b)) ? score : 0), 0);
  return {
    dates: past.length + open.dates,
    compatibility: fit + open.compatibility,
    isReached: false,
  };
}

function notMet(pairs: readonly MayMeet[], met: ReadonlySet<string>): MayMeet[] {
  return pairs.filter(({ a, b }) => !met.has(pairName(a, b)));
}
