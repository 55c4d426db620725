/** Where an evening's clock stands. Rounds are counted from 1; 0 is before the first. */
export type NightClock = {
  /** running and paused are the evening itself; over: rounds done, ballots open. */
  readonly state: "setup" | "running" | "paused" | "over" | "closed" | "revealed";
  readonly round: number;
  readonly phase: "before" | "round" | "break" | "over";
  readonly phaseStartedAt: Date | null;
  /** Null before the first round, while paused and when it is over. */
  readonly phaseEndsAt: Date | null;
  /** While paused: how many milliseconds of the phase are left. */
  readonly pausedLeftMs: number | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
};

/** How long rounds and breaks last; a break of 0 minutes is none. There is no break after the last round. */
export type NightTimes = {
  readonly rounds: number;
  readonly roundMinutes: number;
  readonly breakMinutes: number;
};

export type ClockRefusal = "begun-already" | "not-running" | "not-paused" | "not-under-way" | "bad-minutes";
export type ClockOutcome =
  | { readonly ok: true; readonly clock: NightClock }
  | { readonly ok: false; readonly reason: ClockRefusal };

const MINUTE = 60_000;

/**
 * A change of phase that is found no later than this counts from when it was due, so that the evening keeps its
 * hours. One found later was seen by nobody: the next phase then begins when it is found, and keeps all its minutes.
 */
export const LATE_MS = 30_000;

/** How far a phase can be extended at once, in minutes. */
export const MOST_EXTRA_MINUTES = 30;

export const beforeNight: NightClock = {
  state: "setup",
  round: 0,
  phase: "before",
  phaseStartedAt: null,
  phaseEndsAt: null,
  pausedLeftMs: null,
  startedAt: null,
  endedAt: null,
};

/** Begins the first round. */
export function startClock(clock: NightClock, times: NightTimes, now: Date): ClockOutcome {
  if (clock.state !== "setup") return { ok: false, reason: "begun-already" };
  const begun: NightClock = { ...clock, state: "running", startedAt: now };
  return { ok: true, clock: beginRound(begun, times, 1, now) };
}

/**
 * Where the clock stands at a moment: goes on to the next phase as often as one has ended. The same clock for the
 * same moment, however often it is asked and whoever asks (see {@link LATE_MS} for one found late).
 */
export function advanceClock(clock: NightClock, times: NightTimes, now: Date): NightClock {
  let at = clock;
  while (at.state === "running" && at.phaseEndsAt !== null && at.phaseEndsAt <= now) {
    const due = at.phaseEndsAt;
    at = nextPhase(at, times, now.getTime() - due.getTime() > LATE_MS ? now : due);
  }
  return at;
}

/** Stops the phase where it is: what is left of it is kept to the millisecond. */
export function pauseClock(clock: NightClock, now: Date): ClockOutcome {
  if (clock.state !== "running" || clock.phaseEndsAt === null) return { ok: false, reason: "not-running" };
  const pausedLeftMs = Math.max(0, clock.phaseEndsAt.getTime() - now.getTime());
  return { ok: true, clock: { ...clock, state: "paused", phaseEndsAt: null, pausedLeftMs } };
}

/** Goes on with what was left. */
export function resumeClock(clock: NightClock, now: Date): ClockOutcome {
  if (clock.state !== "paused") return { ok: false, reason: "not-paused" };
  const phaseEndsAt = new Date(now.getTime() + (clock.pausedLeftMs ?? 0));
  return { ok: true, clock: { ...clock, state: "running", phaseEndsAt, pausedLeftMs: null } };
}

/** Adds minutes to the phase, running or paused; only this phase is longer, all later ones keep their minutes. */
export function extendClock(clock: NightClock, minutes: number): ClockOutcome {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_EXTRA_MINUTES)
    return { ok: false, reason: "bad-minutes" };
  const extra = minutes * MINUTE;
  if (clock.state === "paused")
    return { ok: true, clock: { ...clock, pausedLeftMs: (clock.pausedLeftMs ?? 0) + extra } };
  if (clock.state !== "running" || clock.phaseEndsAt === null) return { ok: false, reason: "not-under-way" };
  return { ok: true, clock: { ...clock, phaseEndsAt: new Date(clock.phaseEndsAt.getTime() + extra) } };
}

/** Ends the phase now: a round goes to its break, a break to the next round, the last round to the end. */
export function skipPhase(clock: NightClock, times: NightTimes, now: Date): ClockOutcome {
  if (clock.state !== "running") return { ok: false, reason: "not-running" };
  return { ok: true, clock: nextPhase(clock, times, now) };
}

/** Ends the evening now; rounds that have not begun do not take place. */
export function endClock(clock: NightClock, now: Date): ClockOutcome {
  if (clock.state !== "running" && clock.state !== "paused") return { ok: false, reason: "not-under-way" };
  return { ok: true, clock: overAt(clock, now) };
}

/** The fewest rounds an evening can still be set to: those that have begun; in a break also the one announced. */
export function leastRounds({ round, phase }: Pick<NightClock, "round" | "phase">): number {
  return Math.max(1, phase === "break" ? round + 1 : round);
}

/** When the last round ends if nothing else is done; null where no round is under way. A pause counts from `now`. */
export function lastRoundEnds(clock: NightClock, times: NightTimes, now: Date): Date | null {
  if (clock.phase !== "round" && clock.phase !== "break") return null;
  const phaseEnds = clock.phaseEndsAt?.getTime() ?? now.getTime() + (clock.pausedLeftMs ?? 0);
  const rounds = Math.max(0, times.rounds - clock.round);
  const breaks = clock.phase === "break" ? Math.max(0, rounds - 1) : rounds;
  return new Date(phaseEnds + (rounds * times.roundMinutes + breaks * times.breakMinutes) * MINUTE);
}

function nextPhase(clock: NightClock, times: NightTimes, at: Date): NightClock {
  if (clock.phase === "break") return beginRound(clock, times, clock.round + 1, at);
  if (clock.round >= times.rounds) return overAt(clock, at);
  if (times.breakMinutes === 0) return beginRound(clock, times, clock.round + 1, at);
  return { ...clock, phase: "break", ...lasting(times.breakMinutes, at) };
}

function beginRound(clock: NightClock, times: NightTimes, round: number, at: Date): NightClock {
  return { ...clock, round, phase: "round", ...lasting(times.roundMinutes, at) };
}

function overAt(clock: NightClock, at: Date): NightClock {
  return { ...clock, state: "over", phase: "over", phaseEndsAt: null, pausedLeftMs: null, endedAt: at };
}

function lasting(minutes: number, at: Date): { phaseStartedAt: Date; phaseEndsAt: Date } {
  return { phaseStartedAt: at, phaseEndsAt: new Date(at.getTime() + minutes * MINUTE) };
}
