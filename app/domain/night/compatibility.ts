import type { MayMeet, PersonId } from "./night-plan.ts";

/** What somebody would like to hear from another: which answers are welcome, and how much that matters (≥ 0). */
export type Want = {
  readonly question: string;
  readonly welcome: readonly string[];
  readonly matters: number;
};

/** A guest as the engine sees them. `age` is in whole years at the event's date, see `ageOn`. */
export type Guest = {
  readonly id: PersonId;
  readonly pool: string;
  /** The pools this guest wishes to meet. */
  readonly wishes: readonly string[];
  readonly age: number | null;
  /** The ages this guest wishes to meet, both ends included; null for any. */
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly wants: readonly Want[];
};

/** What lies between two guests already. A block counts in both directions, whoever made it. */
export type Past = {
  readonly blocks: readonly { readonly from: PersonId; readonly to: PersonId }[];
  readonly earlierMeetings: readonly { readonly a: PersonId; readonly b: PersonId }[];
  /** The organiser's choice: whether people who met at an earlier event may meet again. */
  readonly mayMeetAgain: boolean;
};

/** Scores are whole numbers: 10,000 is a perfect fit. */
export const FULL_SCORE = 10_000;

/** How well a guest's wants are met by the other's answers, 0 to 1; 0.5 where nothing is known. */
export function oneSidedScore(wants: readonly Want[], answers: Guest["answers"]): number {
  let met = 0;
  let asked = 0;
  for (const { question, welcome, matters } of wants) {
    const answer = answers[question];
    if (answer === undefined || !(matters > 0)) continue;
    asked += matters;
    if (welcome.includes(answer)) met += matters;
  }
  return asked === 0 ? 0.5 : met / asked;
}

/**
 * The harmonic mean of two scores of 0 to 1: close to the smaller of the two, so that one side's enthusiasm does
 * not cover the other's indifference. (0.9, 0.1) gives 0.18, (0.5, 0.5) gives 0.5, (0, 0.9) gives 0.
 */
export function harmonicMean(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
}

/** A pair's score, the same from both sides, as a whole number up to {@link FULL_SCORE}. It orders, it never promises. */
export function compatibilityScore(one: Guest, other: Guest): number {
  const mean = harmonicMean(oneSidedScore(one.wants, other.answers), oneSidedScore(other.wants, one.answers));
  return Math.round(mean * FULL_SCORE);
}

/** Whether two guests may meet by their own wishes: pools and ages, both ways. */
export function wishEachOther(one: Guest, other: Guest): boolean {
  return one.id !== other.id && wishesFor(one, other) && wishesFor(other, one);
}

function wishesFor(guest: Guest, other: Guest): boolean {
  if (!guest.wishes.includes(other.pool)) return false;
  if (guest.ages === null) return true;
  return other.age !== null && other.age >= guest.ages.from && other.age <= guest.ages.to;
}

/**
 * Everybody who may meet: wished for on both sides, not blocked by either, and (if the organiser says so) not met
 * before. Each pair once, in the order of the guests. O(guests²).
 */
export function whoMayMeet(guests: readonly Guest[], past: Past): MayMeet[] {
  const apart = new Set<string>();
  for (const { from, to } of past.blocks) apart.add(`${from}\n${to}`).add(`${to}\n${from}`);
  if (!past.mayMeetAgain)
    for (const { a, b } of past.earlierMeetings) apart.add(`${a}\n${b}`).add(`${b}\n${a}`);
  return guests.flatMap((one, index) =>
    guests
      .slice(index + 1)
      .filter((other) => wishEachOther(one, other) && !apart.has(`${one.id}\n${other.id}`))
      .map((other) => ({ a: one.id, b: other.id, score: compatibilityScore(one, other) })),
  );
}
