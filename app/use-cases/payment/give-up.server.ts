import { readTicketLink } from "../registration/line-link.server.ts";
import type { World } from "../world.server.ts";
import { type CancelOutcome, cancelOwnOrder } from "./cancel-order.server.ts";
import { cancelSeat } from "./cancel-seat.server.ts";
import { takeOffOrder } from "./take-off-order.server.ts";

export type GiveUpOutcome = CancelOutcome | { ok: false; reason: "too-many" };

/**
 * What the button on a "give up" page does: the whole order; one person's seat where a `place` is named, or where the
 * link is that person's own; before paying, one friend is taken off.
 */
export async function giveUp(
  world: World,
  input: { token: string; place: number | null; shownRefundMinor: number },
): Promise<GiveUpOutcome> {
  const { token, place } = input;
  const link = readTicketLink(world.vault, token);
  if (!link) return { ok: false, reason: "not-found" };
  if (link.opens === "order" && place === null)
    return (await gaveUpTooMany(world, link))
      ? { ok: false, reason: "too-many" }
      : cancelOwnOrder(world, input);
  if (link.opens === "order" && place !== null && input.shownRefundMinor < 0) {
    const taken = await takeOffOrder(world, { token, place });
    if (taken.ok) return { ok: true, refundMinor: 0 };
    return { ok: false, reason: taken.reason === "not-now" ? "not-cancellable" : taken.reason };
  }
  const cancelled = await cancelSeat(world, input);
  if (cancelled.ok) return cancelled;
  return { ok: false, reason: cancelled.reason === "not-now" ? "not-cancellable" : cancelled.reason };
}

/**
 * Seats that are taken and given up in turns cost other people seats and Stripe questions, so the ones of a browser and
 * of a network are counted. A ticket that was paid for is never counted.
 */
async function gaveUpTooMany(
  world: World,
  { eventId, id }: { eventId: string; id: string },
): Promise<boolean> {
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId, id } },
    select: { state: true, browserKey: true, networkKey: true },
  });
  if (order?.state !== "held") return false;
  const { browserKey, networkKey } = order;
  if (browserKey && !(await world.limits.take("give-up-browser", keyText(browserKey))).ok) return true;
  return networkKey !== null && !(await world.limits.take("give-up-network", keyText(networkKey))).ok;
}

function keyText(hash: Uint8Array): string {
  return Buffer.from(hash).toString("base64url");
}
