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
function actorWords({ officeStory }: Words, actor: string): string {
  const { by } = officeStory;
  if (actor.startsWith("organiser:")) return by.organiser;
  return actor === "attendee" || actor === "stripe" ? by[actor] : by.clock;
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

/** What changed, or how a dispute stands, where the step says so. */
function changeWords({ officeTasks }: Words, { detail }: StepFacts): string | undefined {
  const story: Readonly<Record<string, string>> = officeTasks.story;
  const { change, said } = detail;
  return story[typeof change === "string" ? change : typeof said === "string" ? said : ""];
}

/** The money a step moved, in words; none when it moved nothing. */
function amountOf({ detail }: StepFacts, amount: ((minor: number) => string) | undefined): string | null {
  const minor = detail.refundMinor ?? detail.amountMinor;
  return amount && typeof minor === "number" && minor > 0 ? amount(minor) : null;
}

function stepWords(words: Words, step: StepFacts): string {
  const { officeGuest, officeStory } = words;
  const steps: Readonly<Record<string, string>> = officeStory.steps;
  const reasons: Readonly<Record<string, string>> = officeGuest.refundReasons;
  const text = changeWords(words, step) ?? steps[guestStoryKey(step)] ?? step.step;
  const reason = typeof step.detail.reason === "string" ? reasons[step.detail.reason] : undefined;
  return reason === undefined ? text : officeStory.withReason({ text, reason });
}

function withAmount({ officeTasks }: Words, text: string, amount: string | null): string {
  return amount === null ? text : officeTasks.withAmount({ text, amount });
}

type LetterFacts = {
  kind: string;
  state: string;
  dueAt: Date;
  deliveredAt: Date | null;
  /** Whose letter, on an order of several people. */
  to?: string | null;
};

/** Letters that went, and those that did not get through. */
function letterLines(
  { officeGuest, officeStory, officeTasks }: Words,
  letters: readonly LetterFacts[],
): StoryLine[] {
  const kinds: Readonly<Record<string, string>> = officeGuest.letterKinds;
  return letters.flatMap(({ kind, state, dueAt, deliveredAt, to }, n) => {
    const named = { kind: [kinds[kind] ?? kind, to].filter(Boolean).join(" · ") };
    const text =
      deliveredAt !== null
        ? officeTasks.letterSent(named)
        : state === "failed"
          ? officeTasks.letterFailed(named)
          : state === "uncertain"
            ? officeTasks.letterUncertain(named)
            : null;
    if (text === null) return [];
    return [{ key: `letter ${n}`, at: deliveredAt ?? dueAt, text, by: officeStory.by.clock }];
  });
}

type RefundFacts = {
  id: string;
  amountMinor: number;
  reason: string;
  state: string;
  createdAt: Date;
  settledAt: Date | null;
};

/** Refunds that no step of the order speaks of, each with its amount and how it stands. */
function refundLines(
  { officeGuest, officeStory, officeTasks }: Words,
  order: {
    steps: readonly StepFacts[];
    refunds?: readonly RefundFacts[];
    amount?: (minor: number) => string;
  },
): StoryLine[] {
  const states: Readonly<Record<string, string>> = officeGuest.refundStates;
  const reasons: Readonly<Record<string, string>> = officeGuest.refundReasons;
  const told = new Set(order.steps.map(({ detail }) => detail.refund));
  return (order.refunds ?? [])
    .filter(({ id }) => !told.has(id))
    .map(({ id, amountMinor, reason, state, createdAt, settledAt }) => ({
      key: `refund ${id}`,
      at: settledAt ?? createdAt,
      text: officeTasks.storyRefund({
        amount: order.amount?.(amountMinor) ?? "",
        state: states[state] ?? state,
        reason: reasons[reason] ?? reason,
      }),
      by: officeStory.by.clock,
    }));
}

/** An order's steps and what the door wrote down, as one story from the first to the last. */
export function guestStory(
  words: Words,
  order: {
    steps: readonly StepFacts[];
    letters?: readonly LetterFacts[];
    refunds?: readonly RefundFacts[];
    /** An amount of the order's currency in words. */
    amount?: (minor: number) => string;
    /** The event's sides by id. */
    sideNames?: SideNames;
    tickets: readonly { admissions: readonly { kind: string; at: Date }[] }[];
  },
): StoryLine[] {
  const { admissions, by } = words.officeStory;
  const told = order.steps.map((step, n) => ({
    key: `step ${n}`,
    at: step.at,
    text: withAmount(
      words,
      sideWords(words, step, order.sideNames ?? {}) ?? stepWords(words, step),
      amountOf(step, order.amount),
    ),
    by: actorWords(words, step.actor),
  }));
  const door = order.tickets
    .flatMap((ticket) => ticket.admissions)
    .map(({ kind, at }, n) => ({
      key: `door ${n}`,
      at,
      text: kind === "undo" ? admissions.undo : admissions.admit,
      by: by.organiser,
    }));
  const letters = letterLines(words, order.letters ?? []);
  return [...told, ...door, ...letters, ...refundLines(words, order)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}
