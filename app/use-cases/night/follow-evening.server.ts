import type { NightChanges } from "#app/adapters/night-changes.server.ts";
import type { World } from "../world.server.ts";
import { openOwnChoices, type ReadOwnChoices } from "./own-choices.server.ts";
import { type Evening, readEvening } from "./read-evening.server.ts";

/** Who wants to see an evening as it changes. */
export type Follower = {
  /** At once, and after every change. */
  show(evening: Evening, readOwn: ReadOwnChoices): void;
  /** There is no more to come: the process stops, or the evening cannot be read. */
  end(): void;
};

/** All who follow one evening in this process: it is read once for all of them. */
type Room = { followers: Set<Follower>; latest: Evening | null; leave(): void; refresh(): void };

/** By the one watcher of the process, so that two worlds in one process keep apart. */
const houses = new WeakMap<NightChanges, Map<string, Room>>();

/** Follows an event's evening until the answer is called. However many follow, the database is read once a change. */
export function followEvening(world: World, eventId: string, follower: Follower): () => void {
  const house = houses.get(world.nightChanges) ?? new Map<string, Room>();
  houses.set(world.nightChanges, house);
  const known = house.get(eventId);
  const room = known ?? openRoom(world, eventId);
  if (!known) house.set(eventId, room);
  room.followers.add(follower);
  if (room.latest) follower.show(room.latest, readerOf(world));
  else room.refresh();
  return () => {
    room.followers.delete(follower);
    if (room.followers.size > 0) return;
    room.leave();
    if (house.get(eventId) === room) house.delete(eventId);
  };
}

function openRoom(world: World, eventId: string): Room {
  const followers = new Set<Follower>();
  let reading = false;
  let again = false;
  let due: NodeJS.Timeout | undefined;

  async function read(): Promise<void> {
    const evening = await readEvening(world, eventId);
    if (!evening) return endAll();
    room.latest = evening;
    planNext(evening);
    for (const follower of [...followers]) follower.show(evening, readerOf(world));
  }

  /** The end of a phase is seen here too, should no job have been quicker. */
  function planNext({ night }: Evening): void {
    clearTimeout(due);
    if (night.state !== "running" || night.phaseEndsAt === null) return;
    const left = night.phaseEndsAt.getTime() - world.clock.now().getTime();
    due = setTimeout(refresh, Math.max(50, left + 20));
    due.unref();
  }

  function refresh(): void {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    read()
      .catch((error: unknown) => {
        world.log.error({ err: error, eventId }, "an evening could not be read");
        if (!room.latest) endAll();
      })
      .finally(() => {
        reading = false;
        if (!again) return;
        again = false;
        refresh();
      });
  }

  function endAll(): void {
    for (const follower of [...followers]) follower.end();
  }

  const leave = world.nightChanges.watch(eventId, { change: refresh, end: endAll });
  const room: Room = {
    ...{ followers, refresh, latest: null },
    leave() {
      clearTimeout(due);
      leave();
    },
  };
  return room;
}

const readers = new WeakMap<NightChanges, ReadOwnChoices>();

/** One reader for the process, so that a whole room asks in one statement. */
function readerOf(world: World): ReadOwnChoices {
  const known = readers.get(world.nightChanges);
  if (known) return known;
  const reader = openOwnChoices(world);
  readers.set(world.nightChanges, reader);
  return reader;
}
