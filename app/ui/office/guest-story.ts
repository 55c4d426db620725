import { guestStoryKey } from "#app/domain/events/guest-story.ts";
import type { Words } from "#app/i18n/words.ts";

export type StepFacts = {
  at: Date;
  step: string;
  from: string | null;
  to: string;
  actor: string;
  detail: Readonly<Record<string, unknown>>;
};
export type StoryLine = { key: string; at: Date; text: string; by: string };

/** Who took a step, in words; people of the office are named as one. */
function actorWords({ officeGuests }: Words, actor: string): string {
  const { storyBy } = officeGuests;
  if (actor.startsWith("organiser:")) return storyBy.organiser;
  return actor === "attendee" || actor === "stripe" ? storyBy[actor] : storyBy.clock;
}

type SideNames = Readonly<Record<string, string>>;

/** A change of sides, with the names of both; null for any other step. */
function sideWords({ sideMove }: Words, { detail }: StepFacts, sideNames: SideNames): string | null {
  const stories: Readonly<Record<string, string>> = sideMove.office.story;
  const { change, from, to } = detail;
  const text = typeof change === "string" ? stories[change] : undefined;
  if (text === undefined || typeof from !== "string" || typeof to !== "string") return null;
  return sideMove.office.storySides({ text, from: sideNames[from] ?? "", to: sideNames[to] ?? "" });
}

function stepWords({ officeGuests }: Words, step: StepFacts): string {
  const steps: Readonly<Record<string, string>> = officeGuests.steps;
  const reasons: Readonly<Record<string, string>> = officeGuests.refundReasons;
  const text = steps[guestStoryKey(step)] ?? step.step;
  const reason = typeof step.detail.reason === "string" ? reasons[step.detail.reason] : undefined;
  return reason === undefined ? text : officeGuests.withReason({ text, reason });
}

/** An order's steps and what the door wrote down, as one story from the first to the last. */
export function guestStory(
  words: Words,
  order: {
    steps: readonly StepFacts[];
    /** The event's sides by id. */
    sideNames?: SideNames;
    tickets: readonly { admissions: readonly { kind: string; at: Date }[] }[];
  },
): StoryLine[] {
  const { admissions, storyBy } = words.officeGuests;
  const told = order.steps.map((step, n) => ({
    key: `step ${n}`,
    at: step.at,
    text: sideWords(words, step, order.sideNames ?? {}) ?? stepWords(words, step),
    by: actorWords(words, step.actor),
  }));
  const door = order.tickets
    .flatMap((ticket) => ticket.admissions)
    .map(({ kind, at }, n) => ({
      key: `door ${n}`,
      at,
      text: kind === "undo" ? admissions.undo : admissions.admit,
      by: storyBy.organiser,
    }));
  return [...told, ...door].sort((a, b) => a.at.getTime() - b.at.getTime());
}
