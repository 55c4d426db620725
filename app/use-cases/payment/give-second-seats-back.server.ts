import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";
import { cancelLine } from "./cancel-line.server.ts";
import { tellSeatEnd } from "./cancel-seat.server.ts";
import type { Actor, LockedOrder } from "./order-record.server.ts";

/** T12 at once for people of a group who have a seat already: theirs goes back in full, the others keep theirs. */
export async function giveSecondSeatsBack(
  world: World,
  tx: Tx,
  order: LockedOrder,
  { actor, lineIds = new Set() }: { actor: Actor; lineIds?: ReadonlySet<string> },
): Promise<LockedOrder> {
  let now = order;
  for (const line of order.lines.filter(({ id }) => lineIds.has(id))) {
    const by = { actor, reason: "same-person", requestedBy: "product", mayResell: false } as const;
    const full = { ...by, lineId: line.id, refundMinor: line.priceMinor };
    ({ order: now } = await cancelLine(world, tx, now, full));
    await tellSeatEnd(world, tx, { order, line }, "second-seat");
  }
  return now;
}
