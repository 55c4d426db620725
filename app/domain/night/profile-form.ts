import { cleanName } from "../registration/person-name.ts";
import type { Want } from "./compatibility.ts";
import type { Goal } from "./goals.ts";
import type { NightQuestion } from "./night-question.ts";
import type { Profile } from "./profile.ts";

/** A name has to fit the big card of a round. */
export const DISPLAY_NAME_LENGTH = 16;
export const YOUNGEST = 18;
export const OLDEST = 99;

/** The first screen as the form sent it. */
export type AboutFields = {
  displayName: string;
  wishes: readonly string[];
  ageFrom: string;
  ageTo: string;
  goals: readonly string[];
};
export type AboutProblems = {
  displayName?: "too-long" | "no-letters";
  ageFrom?: "not-an-age" | "ages-turned";
  ageTo?: "not-an-age";
};
export type About = Pick<Profile, "displayName" | "wishes" | "ages" | "goals">;

/** What an evening asks on the first screen. */
export type AboutAsked = {
  readonly sides: readonly string[];
  readonly goals: readonly Goal[];
  readonly ages: boolean;
};

/** Checks the first screen. Everything may be empty; what was not asked is left out. */
export function checkAbout(
  fields: AboutFields,
  asked: AboutAsked,
): { ok: true; about: About } | { ok: false; problems: AboutProblems } {
  const problems: AboutProblems = {};
  const name = readDisplayName(fields.displayName);
  if (!name.ok) problems.displayName = name.problem;
  const from = asked.ages ? readAge(fields.ageFrom) : null;
  const to = asked.ages ? readAge(fields.ageTo) : null;
  if (from === "not-an-age") problems.ageFrom = from;
  if (to === "not-an-age") problems.ageTo = to;
  if (typeof from === "number" && typeof to === "number" && from > to) problems.ageFrom = "ages-turned";
  if (!name.ok || from === "not-an-age" || to === "not-an-age" || problems.ageFrom)
    return { ok: false, problems };
  const wishes = asked.sides.filter((side) => fields.wishes.includes(side));
  return {
    ok: true,
    about: {
      displayName: name.value,
      wishes: wishes.length > 0 ? wishes : null,
      ages: from === null && to === null ? null : { from: from ?? YOUNGEST, to: to ?? OLDEST },
      goals: asked.goals.filter((goal) => fields.goals.includes(goal)),
    },
  };
}

/** Whether anything of it needs the consent to whom one wishes to meet; a name alone does not. */
export function tellsWishes({ wishes, ages, goals }: Omit<About, "displayName">): boolean {
  return wishes !== null || ages !== null || goals.length > 0;
}

type ReadName = { ok: true; value: string | null } | { ok: false; problem: "too-long" | "no-letters" };

function readDisplayName(text: string): ReadName {
  if (text.trim() === "") return { ok: true, value: null };
  const cleaned = cleanName(text);
  if (!cleaned.ok) return { ok: false, problem: cleaned.reason === "missing" ? "no-letters" : "too-long" };
  if ([...cleaned.name].length > DISPLAY_NAME_LENGTH) return { ok: false, problem: "too-long" };
  return { ok: true, value: cleaned.name };
}

/** Whole years from 18 to 99; null when nothing was typed. */
function readAge(text: string): number | null | "not-an-age" {
  const typed = text.slice(0, 40).normalize("NFKC").trim();
  if (typed === "") return null;
  const age = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  return age >= YOUNGEST && age <= OLDEST ? age : "not-an-age";
}

/** The second screen as the form sent it, by question. */
export type AnswerFields = {
  answers: Readonly<Record<string, string>>;
  welcome: Readonly<Record<string, readonly string[]>>;
};

/**
 * What the second screen says to the questions that are asked now. Who welcomes every answer, or none, has no wish;
 * an answer or a question that is no longer there is left out.
 */
export function readAnswers(
  fields: AnswerFields,
  questions: readonly NightQuestion[],
): Pick<Profile, "answers" | "wants"> {
  const answers: Record<string, string> = {};
  const wants: Want[] = [];
  for (const { id, options } of questions) {
    const known = options.map((option) => option.id);
    const answer = fields.answers[id];
    if (answer !== undefined && known.includes(answer)) answers[id] = answer;
    const welcome = known.filter((option) => fields.welcome[id]?.includes(option));
    if (welcome.length > 0 && welcome.length < known.length)
      wants.push({ question: id, welcome, matters: 1 });
  }
  return { answers, wants };
}

/** Whether anything was answered, so that the consent to answers is needed. */
export function tellsAnswers({ answers, wants }: Pick<Profile, "answers" | "wants">): boolean {
  return Object.keys(answers).length > 0 || wants.length > 0;
}
