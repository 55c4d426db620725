import { type PersonId, pairName } from "./night-plan.ts";

/** Two people who met this evening, or who chose each other. */
export type Couple = { readonly a: PersonId; readonly b: PersonId };

/** One mark on one person's ballot. */
export type Mark = { readonly from: PersonId; readonly to: PersonId; readonly says: "yes" | "no" };

export type Block = { readonly from: PersonId; readonly to: PersonId };

export type MarkVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not-met" | "closed" };

/**
 * Whether a mark is taken. What counts is when it arrives: one made before the close and sent after it is late.
 * Only people one has met can be marked. A null close is an open ballot.
 */
export function checkMark(
  mark: { readonly from: PersonId; readonly to: PersonId },
  met: readonly Couple[],
  closedAt: Date | null,
  arrivedAt: Date,
): MarkVerdict {
  if (closedAt !== null && arrivedAt.getTime() >= closedAt.getTime()) return { ok: false, reason: "closed" };
  const name = pairName(mark.from, mark.to);
  return met.some(({ a, b }) => pairName(a, b) === name) ? { ok: true } : { ok: false, reason: "not-met" };
}

/**
 * Those who met, both said yes, and neither blocked the other. The last mark on a person counts. Pairs come in the
 * order of their names, whatever the order of the marks, so a like that was not returned leaves no trace.
 * O(met + marks + blocks).
 */
export function matchesOf(
  met: readonly Couple[],
  marks: readonly Mark[],
  blocks: readonly Block[],
): Couple[] {
  const says = new Map(marks.map(({ from, to, says: word }) => [`${from}\n${to}`, word]));
  const blocked = new Set(blocks.map(({ from, to }) => pairName(from, to)));
  const names = new Set<string>();
  const matches: Couple[] = [];
  for (const { a, b } of met) {
    const name = pairName(a, b);
    if (names.has(name) || blocked.has(name)) continue;
    if (says.get(`${a}\n${b}`) !== "yes" || says.get(`${b}\n${a}`) !== "yes") continue;
    names.add(name);
    matches.push(a < b ? { a, b } : { a: b, b: a });
  }
  return matches.sort((one, other) => compareText(one.a, other.a) || compareText(one.b, other.b));
}

/** Which letter each person gets after the reveal: nothing but the matches decides. */
export function lettersAfterReveal(
  people: readonly PersonId[],
  matches: readonly Couple[],
): { readonly person: PersonId; readonly letter: "match" | "kind" }[] {
  const matched = new Set(matches.flatMap(({ a, b }) => [a, b]));
  return people.map((person) => ({ person, letter: matched.has(person) ? "match" : "kind" }));
}

/** The people a person is matched with, by name. */
export function matchesFor(person: PersonId, matches: readonly Couple[]): PersonId[] {
  return matches.flatMap(({ a, b }) => (a === person ? [b] : b === person ? [a] : [])).sort(compareText);
}

/** "3 of 8 decided": the marks one has made and the people one has met, both of one's own. */
export function ballotProgress(
  person: PersonId,
  met: readonly Couple[],
  marks: readonly Mark[],
): { readonly decided: number; readonly of: number } {
  const partners = new Set(met.flatMap(({ a, b }) => (a === person ? [b] : b === person ? [a] : [])));
  const decided = new Set(
    marks.filter(({ from, to }) => from === person && partners.has(to)).map(({ to }) => to),
  );
  return { decided: decided.size, of: partners.size };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
