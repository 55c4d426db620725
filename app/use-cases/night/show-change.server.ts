import type { Locale } from "#app/domain/events/locale.ts";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import type { PlacesDifference } from "#app/domain/night/places-difference.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { nightRoom } from "./night-room.server.ts";
import { type ProposalRefusal, proposeChange } from "./propose-change.server.ts";
import { readNight } from "./read-night.server.ts";
import { type NightGuest, namedGuests } from "./show-night-office.server.ts";

export type ChangePage = {
  event: OfficeEvent;
  guests: NightGuest[];
  /** Rounds that can still be changed. */
  roundsToCome: number[];
  /** What the change does; null on the page where it is chosen. */
  shown:
    | { ok: true; change: PlanChange; difference: PlacesDifference; fingerprint: string }
    | { ok: false; reason: ProposalRefusal }
    | null;
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
  const [night, proposed] = await Promise.all([
    readNight(world, eventId),
    change ? proposeChange(world, { eventId, change }) : null,
  ]);
  const guests = await namedGuests(world, { eventId, locale }, await nightRoom(world.db.prisma, eventId));
  const rounds = night.phase === "over" ? [] : night.places.map((_, index) => index + 1);
  return {
    ...{ event, guests, roundsToCome: rounds.filter((round) => round > night.round) },
    shown: proposed === null ? null : shownOf(proposed),
  };
}

function shownOf(proposed: Awaited<ReturnType<typeof proposeChange>>): ChangePage["shown"] {
  if (!proposed.ok) return proposed;
  const { change, difference, fingerprint } = proposed.proposal;
  return { ok: true, change, difference, fingerprint };
}
