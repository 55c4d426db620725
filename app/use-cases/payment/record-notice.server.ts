import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";

export type SeenNotice = { id: string; type: string; livemode: boolean };

/**
 * Notes a notice of the payment provider in the transaction of its effect. False when another delivery of it was
 * there first: its effect is done, or is being done by whoever this call waited for.
 */
export async function recordNotice(
  world: World,
  tx: Tx,
  notice: SeenNotice,
  outcome = "handled",
): Promise<boolean> {
  const now = world.clock.now();
  const { count } = await tx.paymentNotice.createMany({
    data: { ...notice, receivedAt: now, handledAt: now, outcome },
    skipDuplicates: true,
  });
  return count === 1;
}
