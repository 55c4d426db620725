import { asMeetGraph, type MayMeet, type NightPlan, type PersonId } from "./night-plan.ts";
import { type RotationWishes, rotateAnyGraph } from "./rotation-any-graph.ts";
import type { Rotation } from "./rotation-two-sides.ts";
import { assignTables } from "./table-walks.ts";

export type NightQuestion = RotationWishes & {
  /** Those who are here. */
  readonly people: readonly PersonId[];
  readonly pairs: readonly MayMeet[];
  readonly rounds: number;
  /** The numbers of the tables in use. */
  readonly tables: readonly number[];
  /** Those who keep their table while the others walk. */
  readonly sitters: readonly PersonId[];
};

/** Why there is nothing to plan, each with words on the organiser's page. */
export type NoPlanReason = "no-rounds" | "no-tables" | "fewer-than-two-people" | "nobody-may-meet";

export type PlannedNight =
  | { readonly ok: true; readonly plan: NightPlan; readonly quality: Omit<Rotation, "rounds"> }
  | { readonly ok: false; readonly reason: NoPlanReason };

/** Plans a whole evening: who meets whom in which round (see `rotateAnyGraph`) at which table (see `assignTables`). */
export function planNight(question: NightQuestion): PlannedNight {
  const { people, rounds, tables, sitters } = question;
  if (!(Number.isInteger(rounds) && rounds > 0)) return { ok: false, reason: "no-rounds" };
  if (tables.length === 0) return { ok: false, reason: "no-tables" };
  if (people.length < 2) return { ok: false, reason: "fewer-than-two-people" };
  const graph = asMeetGraph(people, question.pairs);
  if (graph.pairs.length === 0) return { ok: false, reason: "nobody-may-meet" };
  const { rounds: dates, ...quality } = rotateAnyGraph(graph, { rounds, tables: tables.length }, question);
  const named = dates.map((round) => round.map(({ a, b }) => ({ a: people[a] ?? "", b: people[b] ?? "" })));
  return { ok: true, plan: assignTables(named, tables, sitters), quality };
}
