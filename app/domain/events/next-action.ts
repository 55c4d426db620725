import type { EventStage } from "./event-stage.ts";

export type NextAction = "publish" | "review" | "share" | "resume" | "open-door" | "see-money" | "see-guests";

/** The door matters from this long before the start. */
const DOOR_OPENS_BEFORE = 3 * 3_600_000;

type Situation = {
  readonly stage: EventStage;
  /** What waits for the organiser's decision. */
  readonly tasks: number;
  readonly startsAt: Date;
};

const byStage: Readonly<Record<EventStage, NextAction>> = {
  draft: "publish",
  "on-sale": "share",
  "sold-out": "see-guests",
  paused: "resume",
  "sales-closed": "see-guests",
  "under-way": "open-door",
  ended: "see-money",
  cancelled: "see-money",
};

/** The one thing to do next: on the night the door comes first, before that whatever waits for a decision. */
export function nextAction({ stage, tasks, startsAt }: Situation, now: Date): NextAction {
  const coming =
    stage === "on-sale" || stage === "sold-out" || stage === "paused" || stage === "sales-closed";
  const doorTime = now.getTime() >= startsAt.getTime() - DOOR_OPENS_BEFORE;
  if (stage === "under-way" || (coming && doorTime)) return "open-door";
  return tasks > 0 ? "review" : byStage[stage];
}
