import { createHash } from "node:crypto";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { lastRoundEnds, leastRounds, type NightTimes } from "#app/domain/night/night-clock.ts";
import { countProblems } from "#app/domain/night/night-setup.ts";
import type { NightSeat, NightState } from "#app/domain/night/night-state.ts";
import { type PlacesDifference, placesDifference } from "#app/domain/night/places-difference.ts";
import type { PlanBound } from "#app/domain/night/plan-places.ts";
import { type PlanQuality, planQuality } from "#app/domain/night/plan-quality.ts";
import type { RestRefusal } from "#app/domain/night/retune-evening.ts";
import type { SwapRefusal } from "#app/domain/night/swap-places.ts";
import type { World } from "../world.server.ts";
import { type GatheredEvening, gatherEvening } from "./gather-evening.server.ts";

export type ProposalRefusal =
  | SwapRefusal
  | RestRefusal
  | "not-under-way"
  | "bad-numbers"
  | "over"
  | "unknown-guest"
  | "already-in"
  | "unknown-table"
  | "last-table";

/** A change as it would be applied, and the plan it was worked out from. */
export type Proposal = {
  night: NightState;
  change: PlanChange;
  places: NightSeat[][];
  difference: PlacesDifference;
  /** For other rounds, minutes, breaks or tables: how good the evening is with them, and was without. */
  rest: { before: RestFigures; after: RestFigures } | null;
  /** Stands for the plan before and everything after it: applied is only what was shown. */
  fingerprint: string;
};

/** An evening under way in figures. Who sits out is told for rounds to come. */
export type RestFigures = { quality: PlanQuality; endsAt: Date | null };

export type ProposeOutcome = { ok: true; proposal: Proposal } | { ok: false; reason: ProposalRefusal };

/** Works out what a change does to the rest of the evening; nothing is stored. Throws when there is no such event. */
export async function proposeChange(
  world: World,
  { eventId, change }: { eventId: string; change: PlanChange },
): Promise<ProposeOutcome> {
  const gathered = await gatherEvening(world, eventId);
  const refusal = refusalOf(gathered, change);
  if (refusal) return { ok: false, reason: refusal };
  const { night, planned } = gathered;
  const changed = await world.engine.change(planned, change);
  if (!changed.ok) return changed;
  const { places, bound = null } = changed;
  const difference = placesDifference(night.places, places, night.round);
  const stamp = JSON.stringify([night.planVersion, night.round, change, places.slice(night.round)]);
  const fingerprint = createHash("sha256").update(stamp).digest("base64url").slice(0, 22);
  const rest =
    change.kind === "settings"
      ? {
          before: figuresOf(world, gathered, night, null),
          after: figuresOf(
            world,
            gathered,
            { ...night, ...timesOf(change), places, tables: Array.from({ length: change.tables }) },
            bound,
          ),
        }
      : null;
  return { ok: true, proposal: { night, change, places, difference, rest, fingerprint } };
}

type Settings = Extract<PlanChange, { kind: "settings" }>;

function timesOf({ rounds, roundMinutes, breakMinutes }: Settings): NightTimes {
  return { rounds, roundMinutes, breakMinutes };
}

function figuresOf(
  { clock }: World,
  { night, planned, question }: GatheredEvening,
  as: NightTimes & { places: NightState["places"]; tables: readonly unknown[] },
  bound: PlanBound | null,
): RestFigures {
  const counted = new Set(planned.people);
  const quality = planQuality({
    ...{ format: night.format, places: as.places, rounds: as.rounds, tables: as.tables.length, bound },
    people: question.people.filter(({ id }) => counted.has(id)),
    pairs: planned.pairs,
  });
  const idle = quality.idle
    .map(({ rounds, ...one }) => ({ ...one, rounds: rounds.filter((round) => round > night.round) }))
    .filter(({ rounds }) => rounds.length > 0);
  return { quality: { ...quality, idle }, endsAt: lastRoundEnds(night, as, clock.now()) };
}

function refusalOf({ night, room, question }: GatheredEvening, change: PlanChange): ProposalRefusal | null {
  if (night.phase === "over") return "over";
  if (change.kind === "settings") {
    if (night.state === "setup") return "not-under-way";
    const knows = change.sitterSideId === null || question.sides.includes(change.sitterSideId);
    const isSound = Object.keys(countProblems(change, leastRounds(night))).length === 0;
    return knows && isSound ? null : "bad-numbers";
  }
  const known = new Map(room.map((guest) => [guest.lineId, guest]));
  const named = "people" in change ? change.people : "one" in change ? [change.one, change.other] : [];
  if (named.some((person) => !known.has(person))) return "unknown-guest";
  if (change.kind === "arrived" && change.people.some((person) => known.get(person)?.isPlanned))
    return "already-in";
  if (change.kind === "swap" && named.some((person) => known.get(person)?.presence !== "here"))
    return "unknown-guest";
  if (change.kind === "table-lost") {
    if (!night.tables.includes(change.table)) return "unknown-table";
    if (night.tables.length === 1) return "last-table";
  }
  if (change.kind === "table-back" && !night.lostTables.includes(change.table)) return "unknown-table";
  if (change.kind === "apart" && change.one === change.other) return "unknown-guest";
  return null;
}
