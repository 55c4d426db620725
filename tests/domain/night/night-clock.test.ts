import fc from "fast-check";
import { expect, test } from "vitest";
import {
  advanceClock,
  beforeNight,
  type ClockOutcome,
  endClock,
  extendClock,
  LATE_MS,
  type NightClock,
  type NightTimes,
  pauseClock,
  resumeClock,
  skipPhase,
  startClock,
} from "#app/domain/night/night-clock.ts";

const MINUTE = 60_000;
const start = new Date("2031-03-08T11:00:00Z");
const times: NightTimes = { rounds: 3, roundMinutes: 8, breakMinutes: 2 };

function after(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

function must(outcome: ClockOutcome): NightClock {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.clock;
}

function begun(wishes: NightTimes = times): NightClock {
  return must(startClock(beforeNight, wishes, start));
}

function leftOf(clock: NightClock, now: Date): number {
  return clock.pausedLeftMs ?? (clock.phaseEndsAt ? clock.phaseEndsAt.getTime() - now.getTime() : 0);
}

test("an evening that is looked at in time goes through its rounds and breaks at their minutes", () => {
  let clock = begun();
  const seen: string[] = [];
  for (let minute = 0; minute <= 28; minute++) {
    clock = advanceClock(clock, times, after(start, minute * MINUTE));
    const name = `${clock.phase} ${clock.round}`;
    if (seen.at(-1)?.endsWith(name) !== true) seen.push(`${minute}: ${name}`);
  }
  expect(seen).toEqual([
    "0: round 1",
    "8: break 1",
    "10: round 2",
    "18: break 2",
    "20: round 3",
    "28: over 3",
  ]);
  expect(clock).toMatchObject({ state: "over", endedAt: after(start, 28 * MINUTE), phaseEndsAt: null });
});

test("a break of no minutes is none", () => {
  const straight = { ...times, breakMinutes: 0 };
  const clock = advanceClock(begun(straight), straight, after(start, 8 * MINUTE));
  expect(clock).toMatchObject({ phase: "round", round: 2, phaseStartedAt: after(start, 8 * MINUTE) });
});

test("a change found a little late counts from when it was due, one that nobody saw begins when it is found", () => {
  const due = after(start, 8 * MINUTE);
  const soon = advanceClock(begun(), times, after(due, LATE_MS));
  expect(soon.phaseStartedAt).toEqual(due);
  const found = after(due, 40 * MINUTE);
  const late = advanceClock(begun(), times, found);
  expect(late).toMatchObject({ phase: "break", round: 1, phaseStartedAt: found });
  expect(late.phaseEndsAt).toEqual(after(found, 2 * MINUTE));
});

const refused = {
  "begins twice": () => startClock(begun(), times, start),
  "pauses before it began": () => pauseClock(beforeNight, start),
  "pauses twice": () => pauseClock(must(pauseClock(begun(), start)), start),
  "goes on though nothing is paused": () => resumeClock(begun(), start),
  "skips while paused": () => skipPhase(must(pauseClock(begun(), start)), times, start),
  "extends before it began": () => extendClock(beforeNight, 5),
  "extends by nothing": () => extendClock(begun(), 0),
  "extends by half a minute": () => extendClock(begun(), 0.5),
  "extends by an hour": () => extendClock(begun(), 60),
  "ends before it began": () => endClock(beforeNight, start),
  "ends twice": () => endClock(must(endClock(begun(), start)), start),
};
for (const [what, ask] of Object.entries(refused))
  test(`the clock refuses with a reason what ${what}`, () => {
    expect(ask()).toMatchObject({ ok: false });
  });

const step = fc.oneof(
  fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 12 * MINUTE }) }),
  fc.record({ kind: fc.constantFrom("pause" as const, "resume" as const, "skip" as const) }),
  fc.record({ kind: fc.constant("extend" as const), minutes: fc.integer({ min: 1, max: 30 }) }),
);
const evening = fc.record({
  rounds: fc.integer({ min: 1, max: 6 }),
  roundMinutes: fc.integer({ min: 1, max: 15 }),
  breakMinutes: fc.integer({ min: 0, max: 5 }),
});

type Step =
  | { kind: "wait"; ms: number }
  | { kind: "pause" | "resume" | "skip" }
  | { kind: "extend"; minutes: number };

/** Does a step; one that is refused changes nothing. */
function take(clock: NightClock, wishes: NightTimes, now: Date, asked: Step): NightClock {
  const outcome =
    asked.kind === "pause"
      ? pauseClock(clock, now)
      : asked.kind === "resume"
        ? resumeClock(clock, now)
        : asked.kind === "skip"
          ? skipPhase(clock, wishes, now)
          : asked.kind === "extend"
            ? extendClock(clock, asked.minutes)
            : null;
  return outcome?.ok ? outcome.clock : clock;
}

test("whatever is paused, extended or skipped, every promise of the clock is kept", () => {
  fc.assert(
    fc.property(evening, fc.array(step, { maxLength: 60 }), (wishes, steps) => {
      let now = start;
      let clock = begun(wishes);
      let rounds = 1;
      for (const asked of steps) {
        if (asked.kind === "wait") now = after(now, asked.ms);
        const brought = advanceClock(clock, wishes, now);
        expect(advanceClock(brought, wishes, now), "asking again changes nothing").toEqual(brought);
        const turned = take(brought, wishes, now, asked);
        expect(turned.round - clock.round, "rounds come one after the other").toBeLessThanOrEqual(1);
        expect(turned.round).toBeGreaterThanOrEqual(clock.round);
        expect(turned.round).toBeLessThanOrEqual(wishes.rounds);
        if (asked.kind === "pause" || asked.kind === "resume")
          expect(leftOf(turned, now), "a pause costs nothing").toBe(leftOf(brought, now));
        if (asked.kind === "extend" && turned !== brought)
          expect(leftOf(turned, now) - leftOf(brought, now)).toBe(asked.minutes * MINUTE);
        if (turned.state === "running") expect(leftOf(turned, now), "something is left").toBeGreaterThan(0);
        if (turned.phase === "round" && turned.round > rounds) {
          rounds = turned.round;
          const whole = (turned.phaseEndsAt?.getTime() ?? 0) - (turned.phaseStartedAt?.getTime() ?? 0);
          expect(whole, "a round has its minutes").toBe(wishes.roundMinutes * MINUTE);
          expect(leftOf(turned, now), "and they are still to come").toBeGreaterThanOrEqual(whole - LATE_MS);
        }
        clock = turned;
      }
    }),
    { numRuns: 500 },
  );
});

test("a clock that is stored and read again in the middle goes on as if nothing had happened", () => {
  fc.assert(
    fc.property(
      evening,
      fc.array(fc.integer({ min: 1, max: LATE_MS / 2 }), { maxLength: 80 }),
      (wishes, waits) => {
        let now = start;
        let clock = begun(wishes);
        let restarted = clock;
        for (const [index, wait] of waits.entries()) {
          now = after(now, wait);
          clock = advanceClock(clock, wishes, now);
          // why: a process that was away for every second look, yet never for longer than LATE_MS; all it has is what was stored.
          if (index % 2 === 1) restarted = advanceClock({ ...restarted }, wishes, now);
        }
        const last = advanceClock(restarted, wishes, now);
        expect({ phase: last.phase, round: last.round }).toEqual({ phase: clock.phase, round: clock.round });
      },
    ),
    { numRuns: 300 },
  );
});
