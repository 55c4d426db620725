import { oneByOne } from "../one-by-one.server.ts";
import type { World } from "../world.server.ts";
import { closeOverWaitlists } from "./close-waitlist.server.ts";
import { expireOffers } from "./expire-offers.server.ts";
import { promoteWaitlist } from "./promote-waitlist.server.ts";

/**
 * Every minute: queues of events that sell nothing any more are closed, offers whose time is over end, and whoever
 * waits is asked whether there is room, also when the job that should do it was lost.
 */
export async function sweepWaitlists(world: World): Promise<void> {
  await closeOverWaitlists(world);
  await expireOffers(world);
  const waiting = await world.db.prisma.side.findMany({
    where: { waiting: { gt: 0 }, event: { state: "published", salesCloseAt: { gt: world.clock.now() } } },
    distinct: ["eventId"],
    select: { eventId: true },
  });
  await oneByOne(world, waiting, {
    failed: "a waitlist could not move on",
    work: async ({ eventId }) => {
      await promoteWaitlist(world, { eventId });
      return true;
    },
  });
}
