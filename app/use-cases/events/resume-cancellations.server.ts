import { enqueue } from "#app/adapters/queue.server.ts";
import type { World } from "../world.server.ts";
import { unfinishedCancellations } from "./unfinished-orders.server.ts";

/** As long as money can still arrive for an order of a cancelled event. */
const LOOK_BACK_MS = 180 * 24 * 3_600_000;

/** Every minute: a cancellation with orders left goes on, whatever became of its jobs. Answers how many do. */
export async function resumeCancellations(world: World): Promise<number> {
  const since = new Date(world.clock.now().getTime() - LOOK_BACK_MS);
  const left = await unfinishedCancellations(world, since);
  for (const eventId of left)
    await world.db.transaction((tx) =>
      enqueue(tx, "cancel-event", { eventId }, { key: `cancel-event:${eventId}` }),
    );
  return left.length;
}
