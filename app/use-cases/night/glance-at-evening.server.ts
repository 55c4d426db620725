import type { NightChanges } from "#app/adapters/night-changes.server.ts";
import type { World } from "../world.server.ts";
import { followEvening } from "./follow-evening.server.ts";
import type { Evening } from "./read-evening.server.ts";

/** How long an evening is followed after somebody glanced at it, in milliseconds. */
const LINGER_MS = 10_000;

type Glance = { latest: Promise<Evening | null>; timer: NodeJS.Timeout };

const houses = new WeakMap<NightChanges, Map<string, Glance>>();

/**
 * The evening as its followers see it now, for phones that ask again and again instead of following: while they do,
 * the database is not read for each of them. Null when it cannot be read.
 */
export function glanceAtEvening(world: World, eventId: string): Promise<Evening | null> {
  const glances = houses.get(world.nightChanges) ?? new Map<string, Glance>();
  houses.set(world.nightChanges, glances);
  const known = glances.get(eventId);
  if (known) {
    known.timer.refresh();
    return known.latest;
  }
  let resolve: (evening: Evening | null) => void = () => undefined;
  const first = new Promise<Evening | null>((found) => {
    resolve = found;
  });
  const glance: Glance = { latest: first, timer: setTimeout(drop, LINGER_MS) };
  glance.timer.unref();
  glances.set(eventId, glance);
  const stop = followEvening(world, eventId, {
    show(evening) {
      resolve(evening);
      glance.latest = Promise.resolve(evening);
    },
    end() {
      resolve(null);
      drop();
    },
  });
  function drop(): void {
    clearTimeout(glance.timer);
    if (glances.get(eventId) === glance) glances.delete(eventId);
    stop();
  }
  return first;
}
