import type { World } from "../world.server.ts";
import { withNight } from "./lock-night.server.ts";

/**
 * Brings a night's clock up to the present: ends the rounds and breaks that are due and begins what follows. Safe to
 * call by anybody, any number of times at once.
 */
export async function advanceNight(world: World, eventId: string): Promise<void> {
  await withNight(world, eventId, async () => undefined);
}
