import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";
import { advanceNight } from "./advance-night.server.ts";

/**
 * Brings every night whose phase is due up to the present, should the job of its own have been lost. Answers for how
 * many.
 */
export async function sweepNights(world: World): Promise<number> {
  const due = await world.db.prisma.night.findMany({
    where: { state: "running", phaseEndsAt: { lte: world.clock.now() } },
    select: { eventId: true },
  });
  return oneByOne(world, due, {
    failed: "a night's clock stands still",
    work: async ({ eventId }) => {
      await advanceNight(world, eventId);
      return true;
    },
  });
}
