import type { Locale } from "#app/domain/events/locale.ts";
import { usualTables } from "#app/domain/night/night-setup.ts";
import type { NightState } from "#app/domain/night/night-state.ts";
import type { PlanBound } from "#app/domain/night/plan-places.ts";
import { type PlanQuality, planQuality } from "#app/domain/night/plan-quality.ts";
import { openGuest } from "../events/open-guest.server.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { type GatheredEvening, gatherEvening } from "./gather-evening.server.ts";
import { nightNames } from "./night-names.server.ts";
import { nightRoom, type Presence, planIsBehind, type RoomGuest } from "./night-room.server.ts";
import { readNight } from "./read-night.server.ts";
import { phaseName } from "./turn-clock.server.ts";

/** A guest as the organiser reads them: the name on the ticket, and what the others see. */
export type NightGuest = {
  lineId: string;
  sideId: string;
  presence: Presence;
  isPlanned: boolean;
  /** The name on the ticket. */
  name: string;
  /** What phones call them. */
  called: string;
  number: string;
};

export type NightOffice = {
  now: Date;
  event: OfficeEvent;
  night: NightState;
  /** Sent back with every tap: see `turnClock`. */
  seen: string;
  sides: { id: string; label: string }[];
  guests: NightGuest[];
  /** Lines of those who came since the plan was made, and of those it counts on who are gone. */
  come: string[];
  gone: string[];
  /** Before the start, once there is a plan. */
  quality: PlanQuality | null;
  usualTables: { pairs: number; sixes: number };
};

type Asked = { eventId: string; locale: Locale };

/** The organiser's page of a night; null when there is no such event. */
export async function showNightOffice(world: World, asked: Asked): Promise<NightOffice | null> {
  const { eventId, locale } = asked;
  const event = await readOfficeEvent(world, asked);
  if (!event) return null;
  const night = await readNight(world, eventId);
  const isPlanned = night.state === "setup" && night.places.length > 0;
  const [room, sides, quality] = await Promise.all([
    nightRoom(world.db.prisma, eventId),
    world.db.prisma.side.findMany({ where: { eventId }, orderBy: { position: "asc" } }),
    isPlanned ? gatherEvening(world, eventId).then((gathered) => qualityOf(world, gathered)) : null,
  ]);
  const { come, gone } = planIsBehind(room);
  const onSides = sides.map(({ id }) => room.filter(({ sideId }) => sideId === id).length);
  const hasPlan = night.places.length > 0;
  return {
    ...{ now: world.clock.now(), event, night, seen: phaseName(night), quality },
    sides: sides.map((side) => ({ id: side.id, label: locale === "en" ? side.labelEn : side.labelZh })),
    guests: await namedGuests(world, asked, room),
    come: hasPlan ? come.map(({ lineId }) => lineId) : [],
    gone: hasPlan ? gone.map(({ lineId }) => lineId) : [],
    usualTables: { pairs: usualTables("pairs", onSides), sixes: usualTables("sixes", onSides) },
  };
}

/** Everybody of the room with their names; one whose ticket is good no more is called by their ticket's. */
export async function namedGuests(
  world: World,
  { eventId, locale }: Asked,
  room: readonly RoomGuest[],
): Promise<NightGuest[]> {
  const [names, lines] = await Promise.all([
    nightNames(world, eventId, locale),
    world.db.prisma.orderLine.findMany({
      where: { eventId, id: { in: room.map(({ lineId }) => lineId) } },
      select: { id: true, personSealed: true },
    }),
  ]);
  const sealed = new Map(lines.map(({ id, personSealed }) => [id, personSealed]));
  return room.map(({ lineId, sideId, presence, isPlanned }) => {
    const person = sealed.get(lineId);
    const name = person ? openGuest(world, person).name : "";
    const known = names.get(lineId);
    return {
      lineId,
      sideId,
      presence,
      isPlanned,
      name,
      called: known?.name ?? name,
      number: known?.number ?? "",
    };
  });
}

async function qualityOf(world: World, { night, planned, question }: GatheredEvening): Promise<PlanQuality> {
  const row = await world.db.prisma.night.findUniqueOrThrow({
    where: { eventId: night.eventId },
    select: { planBound: true },
  });
  const counted = new Set(planned.people);
  return planQuality({
    ...{ format: night.format, places: night.places, rounds: night.rounds, pairs: planned.pairs },
    tables: night.tables.length,
    people: question.people.filter(({ id }) => counted.has(id)),
    bound: readBound(row.planBound),
  });
}

function readBound(value: unknown): PlanBound | null {
  if (typeof value !== "object" || value === null) return null;
  const { dates, compatibility, isReached } = Object.fromEntries(Object.entries(value));
  return typeof dates === "number" && typeof compatibility === "number"
    ? { dates, compatibility, isReached: isReached === true }
    : null;
}
