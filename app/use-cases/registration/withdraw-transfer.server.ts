import type { World } from "../world.server.ts";
import { closeTransfers } from "./open-transfer.server.ts";
import { lockOwnOrder } from "./own-ticket.server.ts";

/** Takes an open offer of one's ticket back; its link is dead from then on. Without one nothing changes. */
export async function withdrawTransfer(
  world: World,
  input: { token: string; place?: number | null },
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  return world.db.transaction(async (tx) => {
    const own = await lockOwnOrder(world, tx, input.token, input.place);
    if (!own) return { ok: false, reason: "not-found" };
    await closeTransfers(tx, own.order, {
      state: "withdrawn",
      at: world.clock.now(),
      lineId: own.line.id,
    });
    return { ok: true };
  });
}
