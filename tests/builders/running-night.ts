import { startClock } from "#app/domain/night/night-clock.ts";
import { ensureNight } from "#app/use-cases/night/ensure-night.server.ts";
import { withNight, writeClock } from "#app/use-cases/night/lock-night.server.ts";
import { markHere } from "#app/use-cases/night/mark-here.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { EventWishes } from "./event.ts";
import { type BuiltNight, buildNight, type NightGuestBuilt } from "./night.ts";

export type PlannedNight = BuiltNight & {
  eventId: string;
  /** Somebody by name: A1, A2 … B1. Throws when nobody is called so. */
  guest(name: string): NightGuestBuilt;
};

export type NightWishes = Partial<EventWishes> & {
  /** At most as many as the larger side has people, which is what there is unless told. */
  rounds?: number;
  /** Whether everybody has tapped that they are here. */
  here?: boolean;
};

/**
 * An evening of two sides with its rounds planned and not begun: in round r the i-th of the first side meets the
 * (i + r − 1)-th of the second at table i, as far as there is one; the others sit out.
 */
export async function buildPlannedNight(
  world: World,
  sides: readonly [number, number],
  { rounds = Math.max(...sides), here = true, ...wishes }: NightWishes = {},
): Promise<PlannedNight> {
  const night = await buildNight(world, sides, wishes);
  return planNightOf(world, night, sides, { rounds, here });
}

/** Plans the rounds of an evening that has its guests; they are named by side and number. */
export async function planNightOf(
  world: World,
  night: BuiltNight,
  [left, right]: readonly [number, number],
  { rounds, here }: { rounds: number; here: boolean },
): Promise<PlannedNight> {
  const { eventId } = night.event;
  const { prisma } = world.db;
  const guest = (name: string): NightGuestBuilt => {
    const found = night.guests.find((one) => one.name === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  await ensureNight(world, eventId);
  await prisma.night.update({ where: { eventId }, data: { rounds, planVersion: 1 } });
  const most = Math.max(left, right);
  await prisma.nightTable.createMany({
    data: Array.from({ length: most }, (_, index) => ({ eventId, number: index + 1 })),
  });
  const places = Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: left }, (_, index) => {
      const other = (index + round) % most;
      if (other >= right) return [];
      const [lineId, partnerId] = [guest(`A${index + 1}`).lineId, guest(`B${other + 1}`).lineId];
      const place = { eventId, round: round + 1, table: index + 1 };
      return [
        { ...place, lineId, partnerId, seat: 1 },
        { ...place, lineId: partnerId, partnerId: lineId, seat: 2 },
      ];
    }).flat(),
  ).flat();
  await prisma.nightPlace.createMany({ data: places });
  if (here) for (const { lineId } of night.guests) await markHere(world, { eventId, lineId });
  return { ...night, eventId, guest };
}

/** Begins the first round now. */
export async function beginNight(world: World, eventId: string): Promise<void> {
  await withNight(world, eventId, async (tx, night) => {
    const begun = startClock(night, night, world.clock.now());
    if (!begun.ok) throw new Error(begun.reason);
    await writeClock(world, tx, night, begun.clock);
  });
}
