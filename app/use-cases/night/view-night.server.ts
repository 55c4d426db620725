import type { Locale } from "#app/domain/events/locale.ts";
import { askAbout, type NightFace, nightFace, type OwnPlace } from "#app/domain/night/night-face.ts";
import { nightPlacesOf, partnersAt } from "#app/domain/night/night-state.ts";
import type { OwnChoices } from "./own-choices.server.ts";
import type { Evening } from "./read-evening.server.ts";

/** What one person's live page shows, people named as they want to be called. */
export type NightLook = {
  title: string;
  timeZone: string;
  me: { name: string; number: string };
  face: NightFace;
  sixes: boolean;
  hasProfile: boolean;
  ask: { lineId: string; name: string } | null;
  ballot: { decided: number; met: number } | null;
};

type Who = { lineId: string; linkVersion: number; locale: Locale };

/**
 * One person's page out of the evening and their own choices. Null when their ticket is not good any more, or their
 * link is outdated. Nothing in it, and no step on the way to it, depends on what others chose.
 */
export function viewNight(
  evening: Evening,
  { lineId, linkVersion, locale }: Who,
  choices: OwnChoices,
  now: Date,
): NightLook | null {
  const { night } = evening;
  const names = evening.names[locale];
  const me = names.get(lineId);
  if (!me || evening.links.get(lineId) !== linkVersion) return null;
  const places = placesOf(evening, lineId);
  const named = places.map((place) => ({
    ...place,
    with: place.with.flatMap((id) => names.get(id)?.name ?? []),
    ...(place.beside ? { beside: place.beside.flatMap((id) => names.get(id)?.name ?? []) } : {}),
  }));
  const presence = evening.guests.get(lineId) ?? null;
  const { startsAt, cancelled } = evening;
  const open =
    !cancelled && (night.state === "running" || night.state === "paused" || night.state === "over");
  const counted = open ? metPeople(evening, lineId, choices) : [];
  const asked = open
    ? askAbout(night, places, new Set([...choices.decided, ...notMet(places, counted)]))
    : null;
  return {
    title: evening.title[locale],
    timeZone: evening.timeZone,
    me: { name: me.name, number: me.number },
    face: nightFace(night, { presence, places: named }, { startsAt, cancelled, now }),
    sixes: night.format === "sixes",
    hasProfile: evening.profiles.has(lineId),
    ask: asked === null ? null : { lineId: asked, name: names.get(asked)?.name ?? "" },
    ballot:
      counted.length === 0
        ? null
        : { met: counted.length, decided: counted.filter((id) => choices.decided.has(id)).length },
  };
}

function placesOf(evening: Evening, lineId: string): OwnPlace[] {
  return nightPlacesOf(evening.night, lineId).flatMap(({ round, place }) =>
    place ? [{ round, table: place.table, with: place.partnerIds, ...besideAt(evening, round, lineId) }] : [],
  );
}

/** At a table of six: who is neither across nor oneself. */
function besideAt({ night }: Evening, round: number, lineId: string): { beside?: string[] } {
  const seats = night.places[round - 1] ?? [];
  const own = seats.find((seat) => seat.lineId === lineId);
  if (!own || own.partnerId !== null) return {};
  const across = new Set([lineId, ...partnersAt(seats, own)]);
  const table = seats.filter((seat) => seat.table === own.table).map((seat) => seat.lineId);
  return { beside: table.filter((id) => !across.has(id)) };
}

/** Who stands on this person's ballot by now: met in a round that has begun, and not blocked by them. */
function metPeople(evening: Evening, lineId: string, { blocked }: OwnChoices): string[] {
  const met = evening.met.flatMap(({ a, b }) => (a === lineId ? [b] : b === lineId ? [a] : []));
  return [...new Set(met)].filter((id) => !blocked.has(id) && evening.names["zh-CN"].has(id));
}

function notMet(places: readonly OwnPlace[], met: readonly string[]): string[] {
  return places.flatMap((place) => place.with).filter((id) => !met.includes(id));
}
