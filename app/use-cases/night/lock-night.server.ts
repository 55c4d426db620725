import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { closeAfterRounds } from "#app/domain/night/ballot-times.ts";
import { advanceClock, type NightClock } from "#app/domain/night/night-clock.ts";
import type { NightState } from "#app/domain/night/night-state.ts";
import type { World } from "../world.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { loadNight } from "./load-night.server.ts";

/**
 * Does something with a night while nobody else can: its row is locked, its clock brought up to date and stored, and
 * the night handed over as it then stands. Throws when there is no such event.
 */
export async function withNight<T>(
  world: World,
  eventId: string,
  work: (tx: Tx, night: NightState) => Promise<T>,
): Promise<T> {
  return world.db.transaction(async (tx) => {
    await ensureNight(world, eventId, tx);
    await tx.$queryRaw`SELECT 1 FROM night WHERE event_id = ${eventId}::uuid FOR UPDATE`;
    const found = await loadNight(tx, eventId);
    if (!found) throw new Error(`event ${eventId} has no night`);
    const clock = advanceClock(found, found, world.clock.now());
    if (clock === found) return work(tx, found);
    const night = { ...found, ...clock };
    await writeClock(world, tx, found, night);
    return work(tx, night);
  });
}

/**
 * Stores where the clock now stands, when rounds began and ended, and the moment at which it must be looked at
 * again; after the last round the ballot is opened for good, and stays so for a while. Call it with the night locked.
 */
export async function writeClock(world: World, tx: Tx, before: NightState, clock: NightClock): Promise<void> {
  const { eventId } = before;
  const { state, round, phase, phaseStartedAt, phaseEndsAt, pausedLeftMs, startedAt, endedAt } = clock;
  await tx.night.update({
    where: { eventId },
    data: {
      ...{ state, round, phase, phaseStartedAt, phaseEndsAt, pausedLeftMs, startedAt, endedAt },
      updatedAt: world.clock.now(),
      ...(endedAt ? { ballotClosesAt: closeAfterRounds(before.ballotClosesAt, endedAt) } : {}),
    },
  });
  const changed = phase !== before.phase || round !== before.round;
  const at = endedAt ?? phaseStartedAt;
  if (changed && at !== null) {
    await tx.nightRound.updateMany({ where: { eventId, endedAt: null }, data: { endedAt: at } });
    if (phase === "round") await tx.nightRound.create({ data: { eventId, round, beganAt: at } });
  }
  if (changed && phase === "over")
    await enqueue(tx, "open-ballot", { eventId }, { key: `open-ballot:${eventId}` });
  if (state === "running" && phaseEndsAt !== null)
    await enqueue(tx, "advance-night", { eventId }, { runAt: phaseEndsAt, key: `night:${eventId}` });
}
