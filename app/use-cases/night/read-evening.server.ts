import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import type { OwnPresence } from "#app/domain/night/night-face.ts";
import type { NightState } from "#app/domain/night/night-state.ts";
import type { World } from "../world.server.ts";
import { type MetPair, metPairs } from "./met-pairs.server.ts";
import { type NightName, nightNames } from "./night-names.server.ts";
import { readNight } from "./read-night.server.ts";

/** A whole night at one moment: what every phone in the room is drawn from. Nobody's ballot is in it. */
export type Evening = {
  eventId: string;
  title: Record<Locale, string>;
  startsAt: Date;
  timeZone: string;
  cancelled: boolean;
  night: NightState;
  names: Record<Locale, ReadonlyMap<string, NightName>>;
  guests: ReadonlyMap<string, OwnPresence>;
  /** Who has met whom by now, in the order of the rounds. */
  met: readonly MetPair[];
  /** The version of each person's link, by line: a link of an older one opens nothing. */
  links: ReadonlyMap<string, number>;
  /** Who has written a profile. */
  profiles: ReadonlySet<string>;
};

/** Reads it, its clock brought up to date; null when there is no such event. */
export async function readEvening(world: World, eventId: string): Promise<Evening | null> {
  const { prisma } = world.db;
  const event = await prisma.event.findUnique({
    where: { id: eventId },
    include: { texts: { select: { locale: true, title: true } } },
  });
  if (!event) return null;
  const night = await readNight(world, eventId);
  const [zh, en, guests, lines, profiles, met] = await Promise.all([
    nightNames(world, eventId, "zh-CN"),
    nightNames(world, eventId, "en"),
    prisma.nightGuest.findMany({ where: { eventId } }),
    prisma.orderLine.findMany({ where: { eventId }, select: { id: true, linkVersion: true } }),
    prisma.profile.findMany({ where: { eventId, completedAt: { not: null } }, select: { lineId: true } }),
    metPairs(world, eventId),
  ]);
  return {
    eventId,
    title: { "zh-CN": titleIn(event, "zh-CN"), en: titleIn(event, "en") },
    startsAt: event.startsAt,
    timeZone: event.timeZone,
    cancelled: event.state !== "published",
    ...{ night, met },
    names: { "zh-CN": zh, en },
    guests: new Map(
      guests.map(({ lineId, arrivedAt, leftAt, noShowAt }) => [
        lineId,
        { arrivedAt: noShowAt === null ? arrivedAt : null, leftAt },
      ]),
    ),
    links: new Map(lines.map(({ id, linkVersion }) => [id, linkVersion])),
    profiles: new Set(profiles.map(({ lineId }) => lineId)),
  };
}
