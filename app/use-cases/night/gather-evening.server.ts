import { whoMayMeet } from "#app/domain/night/compatibility.ts";
import type { NightState } from "#app/domain/night/night-state.ts";
import { type EveningQuestion, leftSideOf } from "#app/domain/night/plan-places.ts";
import type { PlannedEvening } from "#app/domain/night/planned-evening.ts";
import type { World } from "../world.server.ts";
import { nightPeople } from "./night-people.server.ts";
import { nightRoom, type RoomGuest } from "./night-room.server.ts";
import { readNight } from "./read-night.server.ts";

/** An evening with everything that plans are made of. */
export type GatheredEvening = {
  night: NightState;
  room: RoomGuest[];
  /** The plan as it stands, counting on those it counts on who are here. */
  planned: PlannedEvening;
  /** What a new plan for those who are here would be asked. */
  question: EveningQuestion;
};

/** Reads an evening for the engine. Throws when there is no such event. */
export async function gatherEvening(world: World, eventId: string): Promise<GatheredEvening> {
  const { prisma } = world.db;
  const night = await readNight(world, eventId);
  const [{ guests, past }, room, sides] = await Promise.all([
    nightPeople(world, eventId),
    nightRoom(prisma, eventId),
    prisma.side.findMany({ where: { eventId }, orderBy: { position: "asc" }, select: { id: true } }),
  ]);
  const pairs = whoMayMeet(guests, past);
  const apart = past.blocks.map(({ from, to }) => ({ a: from, b: to }));
  const here = room.filter(({ presence }) => presence === "here");
  const sideIds = sides.map(({ id }) => id);
  const left = leftSideOf({ sides: sideIds, sitterSide: night.sitterSideId });
  const { format, rounds, tables, lostTables, places, seed } = night;
  return {
    night,
    room,
    planned: {
      ...{ format, rounds, tables, lostTables, places, seed, played: night.round, pairs, apart },
      ...{ sides: sideIds, sitterSide: night.sitterSideId },
      everybody: room.map(({ lineId, sideId }) => ({ id: lineId, side: sideId })),
      people: here.filter(({ isPlanned }) => isPlanned).map(({ lineId }) => lineId),
      left: room.filter(({ sideId }) => sideId === left).map(({ lineId }) => lineId),
    },
    question: {
      ...{ format, rounds, tables, seed, pairs, apart, sides: sideIds, sitterSide: night.sitterSideId },
      people: here.map(({ lineId, sideId }) => ({ id: lineId, side: sideId })),
    },
  };
}
