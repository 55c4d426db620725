import { type EventKind, isEventKind } from "../events/event-kinds.ts";
import type { Guest } from "./compatibility.ts";

/** What people come for. */
export type Goal =
  | "serious"
  | "marriage"
  | "see-what-comes"
  | "friends"
  | "good-talk"
  | "find-work"
  | "find-people"
  | "advice"
  | "contacts";

const byKind: Readonly<Record<EventKind, readonly Goal[]>> = {
  matchmaking: ["serious", "marriage", "friends", "see-what-comes"],
  careers: ["find-work", "find-people", "advice", "contacts"],
  meetup: ["friends", "good-talk", "contacts", "see-what-comes"],
};

/** What people may say they come for at an evening of a kind. */
export function goalsOf(kind: string): readonly Goal[] {
  return byKind[isEventKind(kind) ? kind : "meetup"];
}

/** Whether an evening of a kind asks whom one wishes to meet by age; work never does. */
export function asksAges(kind: string): boolean {
  return kind !== "careers";
}

/**
 * Goals as the engine compares people: who told some answers each with yes or no and would like to hear yes to their
 * own, all of them together weighing as much as one question. Nothing where none were told.
 */
export function goalAnswers(
  told: readonly string[],
  offered: readonly Goal[],
): Pick<Guest, "answers" | "wants"> {
  const own = offered.filter((goal) => told.includes(goal));
  if (own.length === 0) return { answers: {}, wants: [] };
  const question = (goal: Goal) => `goal:${goal}`;
  return {
    answers: Object.fromEntries(offered.map((goal) => [question(goal), own.includes(goal) ? "yes" : "no"])),
    wants: own.map((goal) => ({ question: question(goal), welcome: ["yes"], matters: 1 / own.length })),
  };
}
