import { createHash } from "node:crypto";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import type { NightSeat, NightState } from "#app/domain/night/night-state.ts";
import { type PlacesDifference, placesDifference } from "#app/domain/night/places-difference.ts";
import type { SwapRefusal } from "#app/domain/night/swap-places.ts";
import type { World } from "../world.server.ts";
import { type GatheredEvening, gatherEvening } from "./gather-evening.server.ts";

export type ProposalRefusal =
  | SwapRefusal
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
  /** Stands for the plan before and everything after it: applied is only what was shown. */
  fingerprint: string;
};

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
  const { places } = changed;
  const difference = placesDifference(night.places, places, night.round);
  const stamp = JSON.stringify([night.planVersion, night.round, change, places.slice(night.round)]);
  const fingerprint = createHash("sha256").update(stamp).digest("base64url").slice(0, 22);
  return { ok: true, proposal: { night, change, places, difference, fingerprint } };
}

function refusalOf({ night, room }: GatheredEvening, change: PlanChange): ProposalRefusal | null {
  if (night.phase === "over") return "over";
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
