import type { Guest } from "./compatibility.ts";
import { type Goal, goalAnswers } from "./goals.ts";
import type { NightQuestion } from "./night-question.ts";
import type { Profile } from "./profile.ts";
import { readAnswers } from "./profile-form.ts";
import { presetWishes, type WishesPreset } from "./wishes.ts";

/** The evening that everybody's profile is read against. */
export type EveningAsked = {
  readonly sides: readonly string[];
  readonly preset: WishesPreset;
  readonly questions: readonly NightQuestion[];
  readonly goals: readonly Goal[];
};

/**
 * A guest as the engine compares them: who told no wishes (or only for sides that are gone) has the evening's; answers
 * count only to questions that are still asked.
 */
export function engineGuest(
  { id, sideId, age }: { id: string; sideId: string; age: number | null },
  told: Profile,
  evening: EveningAsked,
): Guest {
  const wishes = (told.wishes ?? []).filter((side) => evening.sides.includes(side));
  const welcome = Object.fromEntries(told.wants.map((want) => [want.question, want.welcome]));
  const said = readAnswers({ answers: told.answers, welcome }, evening.questions);
  const goals = goalAnswers(told.goals, evening.goals);
  return {
    id,
    pool: sideId,
    wishes: wishes.length > 0 ? wishes : presetWishes(evening.preset, sideId, evening.sides),
    age,
    ages: told.ages,
    answers: { ...said.answers, ...goals.answers },
    wants: [...said.wants, ...goals.wants],
  };
}
