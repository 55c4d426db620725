const minute = 60_000;
const hour = 60 * minute;

/** A sign-in link lives this long (minutes); its letter is not sent later. */
export const signInMinutes = 10;

/** Resend keeps an idempotency key for 24 hours; an hour before that a repeat is no longer surely the same letter. */
export const sameKeyHours = 23;

/** A letter that could not be handed over in this time (hours) is given up. */
export const giveUpHours = 72;

/** True once the link in a sign-in letter written at `createdAt` no longer works. */
export function signInIsOver(createdAt: Date, now: Date): boolean {
  return now.getTime() >= createdAt.getTime() + signInMinutes * minute;
}

/** How one try to hand a letter over ended. `started`: nobody lived to write down the end. */
export type TryOutcome = "started" | "delivered" | "retry" | "refused" | "uncertain";

/** Whether a try that ended like this may have reached the person without our knowing. */
export function mayHaveGone(outcome: string): boolean {
  return outcome === "started" || outcome === "uncertain";
}

export type NextStep = "send" | "leave-uncertain" | "give-up";

/**
 * What to do with an undelivered letter after the tries so far. A try whose end is unknown is repeated
 * under its key while the key is surely remembered, then left to the organiser.
 */
export function nextStep(facts: {
  dueAt: Date;
  firstTriedAt: Date | null;
  outcomes: readonly string[];
  now: Date;
}): NextStep {
  const now = facts.now.getTime();
  const unknown = facts.outcomes.some(mayHaveGone);
  if (unknown && facts.firstTriedAt && now >= facts.firstTriedAt.getTime() + sameKeyHours * hour)
    return "leave-uncertain";
  if (now < facts.dueAt.getTime() + giveUpHours * hour) return "send";
  return unknown ? "leave-uncertain" : "give-up";
}

/** The pause after try `n`, in seconds: 5, 10, 20 … at most 15 minutes, but never less than what was asked for (at most a day). */
export function pauseSeconds(n: number, askedFor = 0): number {
  const growing = Math.min(900, 5 * 2 ** Math.min(n - 1, 10));
  return Math.ceil(Math.max(growing, Math.min(askedFor, 86_400)));
}

/** A queued letter whose last sign of life is this old (minutes) has lost its job, and gets another. */
export const lostAfterMinutes = 20;
