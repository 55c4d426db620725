import type { World } from "../world.server.ts";
import { closeResale } from "./resell-line.server.ts";

const MOST = 200;

/** Every minute: seats that were given back and not sold again by the start of their event are given up on. */
export async function closeResales(world: World): Promise<number> {
  const { rows } = await world.db.pool.query<{ eventId: string; orderId: string }>(
    `select distinct l.event_id as "eventId", l.order_id as "orderId"
     from order_line l join event e on e.id = l.event_id
     where l.state = 'awaiting-resale' and e.state = 'published' and e.starts_at <= $1 limit ${MOST}`,
    [world.clock.now()],
  );
  let closed = 0;
  for (const ref of rows)
    try {
      if (await world.db.transaction((tx) => closeResale(world, tx, ref))) closed += 1;
    } catch (error) {
      world.log.error({ ...ref, err: error }, "a resale could not be closed");
    }
  return closed;
}
