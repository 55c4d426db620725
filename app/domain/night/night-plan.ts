import type { MeetGraph } from "./meet-graph.ts";

export type PersonId = string;

/** Two people who may meet, and how well they fit as a whole number ≥ 0. */
export type MayMeet = { readonly a: PersonId; readonly b: PersonId; readonly score: number };

/** Two people at one table in one round. Tables carry the numbers the organiser gave them. */
export type PlannedDate = { readonly a: PersonId; readonly b: PersonId; readonly table: number };

/** The dates of an evening, round by round; rounds are counted from 0. */
export type NightPlan = { readonly rounds: readonly (readonly PlannedDate[])[] };

/** The same text for a pair, whichever comes first. */
export function pairName(a: PersonId, b: PersonId): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

/** Numbers the people in their order; pairs with somebody who is not among them are left out. */
export function asMeetGraph(people: readonly PersonId[], pairs: readonly MayMeet[]): MeetGraph {
  const place = new Map(people.map((person, index) => [person, index]));
  return {
    size: people.length,
    pairs: pairs.flatMap(({ a, b, score }) => {
      const [one, other] = [place.get(a), place.get(b)];
      return one === undefined || other === undefined ? [] : [{ a: one, b: other, weight: score }];
    }),
  };
}

/** A person's partner and table in a round; null when they sit out or the round does not exist. */
export function dateOf(
  plan: NightPlan,
  round: number,
  person: PersonId,
): { readonly partner: PersonId; readonly table: number } | null {
  const date = plan.rounds[round]?.find(({ a, b }) => a === person || b === person);
  return date ? { partner: date.a === person ? date.b : date.a, table: date.table } : null;
}
