import type { Tx } from "#app/adapters/db.server.ts";
import type { NightClock } from "#app/domain/night/night-clock.ts";
import type { NightSeat, NightState } from "#app/domain/night/night-state.ts";

const states = ["setup", "running", "paused", "over", "closed", "revealed"] as const;
const phases = ["before", "round", "break", "over"] as const;

/** A night as it is stored, its clock untouched; null where there is none. */
export async function loadNight(tx: Tx, eventId: string): Promise<NightState | null> {
  const night = await tx.night.findUnique({
    where: { eventId },
    include: {
      tables: { orderBy: { number: "asc" } },
      places: { orderBy: [{ round: "asc" }, { table: "asc" }, { seat: "asc" }] },
    },
  });
  if (!night) return null;
  const { tables, places, format, ...row } = night;
  return {
    ...{ eventId, planVersion: row.planVersion, sitterSideId: row.sitterSideId, seed: row.seed },
    ...{ mayMeetAgain: row.mayMeetAgain, finalWalk: row.finalWalk },
    ...{ ballotClosesAt: row.ballotClosesAt, closedAt: row.closedAt, revealedAt: row.revealedAt },
    ...{ rounds: row.rounds, roundMinutes: row.roundMinutes, breakMinutes: row.breakMinutes },
    ...clockOf(row),
    format: format === "sixes" ? "sixes" : "pairs",
    tables: tables.filter(({ lostAt }) => lostAt === null).map(({ number }) => number),
    lostTables: tables.filter(({ lostAt }) => lostAt !== null).map(({ number }) => number),
    places: byRound(places),
  };
}

type ClockRow = Omit<NightClock, "state" | "phase"> & { state: string; phase: string };

/** The clock out of a night's row. Throws for a state that no night has. */
export function clockOf(row: ClockRow): NightClock {
  const state = states.find((one) => one === row.state);
  const phase = phases.find((one) => one === row.phase);
  if (!state || !phase) throw new Error(`a night in state ${row.state}, phase ${row.phase}`);
  const { round, phaseStartedAt, phaseEndsAt, pausedLeftMs, startedAt, endedAt } = row;
  return { state, phase, round, phaseStartedAt, phaseEndsAt, pausedLeftMs, startedAt, endedAt };
}

function byRound(places: readonly (NightSeat & { round: number })[]): NightSeat[][] {
  const rounds: NightSeat[][] = [];
  for (const { round, lineId, table, seat, partnerId } of places) {
    while (rounds.length < round) rounds.push([]);
    rounds[round - 1]?.push({ lineId, table, seat, partnerId });
  }
  return rounds;
}
