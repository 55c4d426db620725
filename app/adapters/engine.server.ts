import { type ChangedPlan, changePlan, type PlanChange } from "#app/domain/night/change-plan.ts";
import { type EveningQuestion, type PlannedPlaces, planPlaces } from "#app/domain/night/plan-places.ts";
import type { PlannedEvening } from "#app/domain/night/planned-evening.ts";
import { openThread } from "./thread.server.ts";

/** Makes and mends plans of nights without holding up whoever else the process serves. */
export type Engine = {
  plan(question: EveningQuestion): Promise<PlannedPlaces>;
  change(evening: PlannedEvening, change: PlanChange): Promise<ChangedPlan>;
  close(): Promise<void>;
};

/** What the thread is asked, and what it answers to each. */
export type EngineQuestion =
  | { kind: "plan"; question: EveningQuestion }
  | { kind: "change"; evening: PlannedEvening; change: PlanChange };
export type EngineAnswer =
  | { kind: "plan"; planned: PlannedPlaces }
  | { kind: "change"; changed: ChangedPlan };

/** Up to so many people the work is done in a few hundredths of a second, sooner than a thread would begin it. */
export type EngineSizes = { plan: number; change: number };
const atOnce: EngineSizes = { plan: 24, change: 60 };

/** Longer than a round and its break, so that the next change finds the thread ready. */
const IDLE_MS = 20 * 60_000;

/** Answers one question, in whichever thread. */
export function answerQuestion(asked: EngineQuestion): EngineAnswer {
  return asked.kind === "plan"
    ? { kind: "plan", planned: planPlaces(asked.question) }
    : { kind: "change", changed: changePlan(asked.evening, asked.change) };
}

/** Works in this thread for evenings up to `sizes`, in one beside it for larger ones. */
export function openEngine(sizes: EngineSizes = atOnce): Engine {
  const file = new URL("./engine-worker.server.ts", import.meta.url);
  const thread = openThread<EngineQuestion, EngineAnswer>(file, IDLE_MS);
  return {
    async plan(question) {
      if (question.people.length <= sizes.plan) return planPlaces(question);
      const answer = await thread.ask({ kind: "plan", question });
      if (answer.kind !== "plan") throw new Error("the planning thread answered something else");
      return answer.planned;
    },
    async change(evening, change) {
      // Other rounds are planned, not mended.
      const most = change.kind === "settings" ? sizes.plan : sizes.change;
      if (evening.people.length <= most) return changePlan(evening, change);
      const answer = await thread.ask({ kind: "change", evening, change });
      if (answer.kind !== "change") throw new Error("the planning thread answered something else");
      return answer.changed;
    },
    close: thread.close,
  };
}
