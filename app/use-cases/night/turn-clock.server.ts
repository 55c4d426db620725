import {
  type ClockOutcome,
  type ClockRefusal,
  endClock,
  extendClock,
  pauseClock,
  resumeClock,
  skipPhase,
  startClock,
} from "#app/domain/night/night-clock.ts";
import type { NightState } from "#app/domain/night/night-state.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { withNight, writeClock } from "./lock-night.server.ts";
import { nightRoom, planIsBehind } from "./night-room.server.ts";

/** What the organiser does with the clock. Minutes belong to "extend" alone. */
export type ClockTurn =
  | { kind: "start"; planVersion: number }
  | { kind: "extend"; minutes: number }
  | { kind: "pause" | "resume" | "skip" | "end" };

export type TurnOutcome =
  | { ok: true }
  /** moved-on: the page was old, the evening is in another phase. plan-is-behind: people came or went since. */
  | { ok: false; reason: ClockRefusal | "moved-on" | "no-plan" | "plan-is-behind" };

/**
 * Starts, pauses, goes on with, extends, skips or ends what the clock shows. `seen` is the round and phase on the page
 * that was tapped, so that a second tap on "skip" does not skip the next phase too. Throws when there is no such event.
 */
export async function turnClock(
  world: World,
  input: { organiserId: string; eventId: string; seen: string; turn: ClockTurn },
): Promise<TurnOutcome> {
  const { organiserId, eventId, seen, turn } = input;
  return withNight(world, eventId, async (tx, night): Promise<TurnOutcome> => {
    if (seen !== phaseName(night)) return { ok: false, reason: "moved-on" };
    if (turn.kind === "start" && night.state === "setup") {
      if (night.places.every((seats) => seats.length === 0)) return { ok: false, reason: "no-plan" };
      if (turn.planVersion !== night.planVersion) return { ok: false, reason: "moved-on" };
      const { come, gone } = planIsBehind(await nightRoom(tx, eventId));
      if (come.length + gone.length > 0) return { ok: false, reason: "plan-is-behind" };
    }
    const turned = turnOf(night, turn, world.clock.now());
    if (!turned.ok) return turned;
    await writeClock(world, tx, night, turned.clock);
    const detail = {
      round: night.round,
      phase: night.phase,
      ...("minutes" in turn ? { minutes: turn.minutes } : {}),
    };
    await recordAudit(world, tx, { organiserId, eventId, action: `night-${turn.kind}`, detail });
    return { ok: true };
  });
}

/** Round and phase in one word, as a page sends back what it showed. */
export function phaseName({ round, phase, state }: Pick<NightState, "round" | "phase" | "state">): string {
  return `${state}-${phase}-${round}`;
}

function turnOf(night: NightState, turn: ClockTurn, now: Date): ClockOutcome {
  switch (turn.kind) {
    case "start":
      return startClock(night, night, now);
    case "extend":
      return extendClock(night, turn.minutes);
    case "pause":
      return pauseClock(night, now);
    case "resume":
      return resumeClock(night, now);
    case "skip":
      return skipPhase(night, night, now);
    case "end":
      return endClock(night, now);
  }
}
