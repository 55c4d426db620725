import type { Locale } from "#app/domain/events/locale.ts";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { leastRounds } from "#app/domain/night/night-clock.ts";
import type { NightState } from "#app/domain/night/night-state.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { nightRoom } from "./night-room.server.ts";
import { type Proposal, type ProposalRefusal, proposeChange } from "./propose-change.server.ts";
import { readNight } from "./read-night.server.ts";
import { type NightGuest, namedGuests } from "./show-night-office.server.ts";

export type ChangePage = {
  event: OfficeEvent;
  guests: NightGuest[];
  /** Rounds that can still be changed. */
  roundsToCome: number[];
  /** How the evening goes on as it is, for the form that changes it; null before its first round and after its last. */
  settings: RestSettings | null;
  /** What the change does; null on the page where it is chosen. */
  shown:
    | ({ ok: true } & Pick<Proposal, "change" | "difference" | "rest" | "fingerprint">)
    | { ok: false; reason: ProposalRefusal; change: PlanChange }
    | null;
};

/** How an evening under way goes on: its numbers, and the fewest rounds it can still have. */
export type RestSettings = {
  rounds: number;
  roundMinutes: number;
  breakMinutes: number;
  tables: number;
  sitterSideId: string | null;
  leastRounds: number;
  sides: { id: string; label: string }[];
};

/**
 * A change of the plan before it is applied, with the names of everybody it affects; `change` is null while it is
 * still being chosen. Null when there is no such event.
 */
export async function showChange(
  world: World,
  { eventId, locale, change }: { eventId: string; locale: Locale; change: PlanChange | null },
): Promise<ChangePage | null> {
  const event = await readOfficeEvent(world, { eventId, locale });
  if (!event) return null;
  const [night, sides, proposed] = await Promise.all([
    readNight(world, eventId),
    world.db.prisma.side.findMany({ where: { eventId }, orderBy: { position: "asc" } }),
    change ? proposeChange(world, { eventId, change }) : null,
  ]);
  const labelled = sides.map((side) => ({
    id: side.id,
    label: locale === "en" ? side.labelEn : side.labelZh,
  }));
  const guests = await namedGuests(world, { eventId, locale }, await nightRoom(world.db.prisma, eventId));
  const rounds = night.phase === "over" ? [] : night.places.map((_, index) => index + 1);
  return {
    ...{ event, guests, roundsToCome: rounds.filter((round) => round > night.round) },
    settings: settingsOf(night, labelled),
    shown: proposed === null || change === null ? null : shownOf(proposed, change),
  };
}

function settingsOf(night: NightState, sides: RestSettings["sides"]): RestSettings | null {
  if (night.state !== "running" && night.state !== "paused") return null;
  const { rounds, roundMinutes, breakMinutes, sitterSideId } = night;
  const tables = night.tables.length;
  return { rounds, roundMinutes, breakMinutes, tables, sitterSideId, sides, leastRounds: leastRounds(night) };
}

function shownOf(
  proposed: Awaited<ReturnType<typeof proposeChange>>,
  asked: PlanChange,
): ChangePage["shown"] {
  if (!proposed.ok) return { ...proposed, change: asked };
  const { change, difference, rest, fingerprint } = proposed.proposal;
  return { ok: true, change, difference, rest, fingerprint };
}
