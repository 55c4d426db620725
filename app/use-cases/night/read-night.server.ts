import type { NightState } from "#app/domain/night/night-state.ts";
import type { World } from "../world.server.ts";
import { advanceNight } from "./advance-night.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { loadNight } from "./load-night.server.ts";

/**
 * Where an event's night stands at this moment, its clock brought up to date first: whoever looks drives it. A night
 * that was never set up stands before its first round with the usual settings. Throws when there is no such event.
 */
export async function readNight(world: World, eventId: string): Promise<NightState> {
  const found = await loadNight(world.db.prisma, eventId);
  if (!found) {
    await ensureNight(world, eventId);
    return requireNight(world, eventId);
  }
  const { state, phaseEndsAt } = found;
  if (state !== "running" || phaseEndsAt === null || phaseEndsAt > world.clock.now()) return found;
  await advanceNight(world, eventId);
  return requireNight(world, eventId);
}

async function requireNight(world: World, eventId: string): Promise<NightState> {
  const found = await loadNight(world.db.prisma, eventId);
  if (!found) throw new Error(`event ${eventId} has no night`);
  return found;
}
