import type { Locale } from "#app/domain/events/locale.ts";
import { isHere } from "#app/domain/night/night-face.ts";
import { type NightSeat, nightPlacesOf } from "#app/domain/night/night-state.ts";
import type { Room, RoomPerson, RoomTable, Sheets } from "#app/domain/night/room.ts";
import type { World } from "../world.server.ts";
import { type Evening, readEvening } from "./read-evening.server.ts";

type Question = { eventId: string; locale: Locale };

/** The screen of the room; null when there is no such event. */
export async function showRoom(
  world: World,
  { eventId, locale }: Question,
): Promise<{ room: Room; now: Date } | null> {
  const evening = await readEvening(world, eventId);
  return evening && { room: roomOf(evening, locale), now: world.clock.now() };
}

/** The sheets to print; null when there is no such event. */
export async function showSheets(
  world: World,
  { eventId, locale }: Question,
): Promise<{ sheets: Sheets; now: Date } | null> {
  const evening = await readEvening(world, eventId);
  return evening && { sheets: sheetsOf(evening, locale), now: world.clock.now() };
}

function roomOf(evening: Evening, locale: Locale): Room {
  const { eventId, night, startsAt, timeZone } = evening;
  const people = peopleOf(evening, locale);
  const playing = night.state === "running" || night.state === "paused";
  const round = night.phase === "break" ? night.round + 1 : night.round;
  return {
    ...{ eventId, startsAt, timeZone, title: evening.title[locale] },
    ...{ state: night.state, phase: night.phase, rounds: night.rounds },
    shown: playing ? roundOf(evening, people, round) : null,
    startedAt: night.phaseStartedAt,
    endsAt: night.phaseEndsAt,
    pausedLeftMs: night.pausedLeftMs,
    here: [...people.keys()].filter((id) => isHere(evening.guests.get(id) ?? null)).length,
    expected: people.size,
    ballotClosesAt: night.ballotClosesAt,
  };
}

type People = ReadonlyMap<string, RoomPerson>;

/** Everybody by line, side by side and by number. */
function peopleOf(evening: Evening, locale: Locale): People {
  const names = evening.names[locale];
  const sides = [...new Set([...names.values()].map(({ sideId }) => sideId))];
  return new Map(
    [...names].map(([id, { name, number, sideId }]) => [
      id,
      { name, number, side: sides.indexOf(sideId) + 1 },
    ]),
  );
}

function roundOf({ night, guests }: Evening, people: People, round: number): Room["shown"] {
  const seats = night.places[round - 1] ?? [];
  const seated = new Set(seats.map(({ lineId }) => lineId));
  const planned = new Set(night.places.flat().map(({ lineId }) => lineId));
  const resting = [...people].filter(
    ([id]) => planned.has(id) && !seated.has(id) && isHere(guests.get(id) ?? null),
  );
  return { round, tables: tablesOf(seats, people), resting: resting.map(([, person]) => person) };
}

function tablesOf(seats: readonly NightSeat[], people: People): RoomTable[] {
  const numbers = [...new Set(seats.map(({ table }) => table))].sort((a, b) => a - b);
  const inOrder = seats.toSorted((a, b) => a.seat - b.seat);
  return numbers.map((number) => ({
    table: number,
    people: inOrder.flatMap(({ table, lineId }) => (table === number ? (people.get(lineId) ?? []) : [])),
  }));
}

function sheetsOf(evening: Evening, locale: Locale): Sheets {
  const { eventId, night, timeZone } = evening;
  const people = peopleOf(evening, locale);
  const planned = new Set(night.places.flat().map(({ lineId }) => lineId));
  const rounds = night.places.map((seats, index) => ({ round: index + 1, tables: tablesOf(seats, people) }));
  const numbers = [...new Set(rounds.flatMap(({ tables }) => tables.map(({ table }) => table)))];
  return {
    ...{ eventId, timeZone, title: evening.title[locale], planVersion: night.planVersion },
    people: [...people]
      .filter(([id]) => planned.has(id))
      .map(([id, who]) => ({
        who,
        rounds: nightPlacesOf(night, id).map(({ round, place }) => ({
          round,
          table: place?.table ?? null,
          with: place?.partnerIds.flatMap((other) => people.get(other) ?? []) ?? [],
        })),
      })),
    tables: numbers
      .sort((a, b) => a - b)
      .map((table) => ({
        table,
        rounds: rounds.map(({ round, tables }) => ({
          round,
          people: tables.find((one) => one.table === table)?.people ?? [],
        })),
      })),
  };
}
