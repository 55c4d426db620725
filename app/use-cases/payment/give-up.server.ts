import { readTicketLink } from "../registration/line-link.server.ts";
import type { World } from "../world.server.ts";
import { type CancelOutcome, cancelOwnOrder } from "./cancel-order.server.ts";
import { cancelSeat } from "./cancel-seat.server.ts";
import { takeOffOrder } from "./take-off-order.server.ts";

/**
 * What the button on a "give up" page does: the whole order; one person's seat where a `place` is named, or where the
 * link is that person's own; before paying, one friend is taken off.
 */
export async function giveUp(
  world: World,
  input: { token: string; place: number | null; shownRefundMinor: number },
): Promise<CancelOutcome> {
  const { token, place } = input;
  const link = readTicketLink(world.vault, token);
  if (!link) return { ok: false, reason: "not-found" };
  if (link.opens === "order" && place === null) return cancelOwnOrder(world, input);
  if (link.opens === "order" && place !== null && input.shownRefundMinor < 0) {
    const taken = await takeOffOrder(world, { token, place });
    if (taken.ok) return { ok: true, refundMinor: 0 };
    return { ok: false, reason: taken.reason === "not-now" ? "not-cancellable" : taken.reason };
  }
  const cancelled = await cancelSeat(world, input);
  if (cancelled.ok) return cancelled;
  return { ok: false, reason: cancelled.reason === "not-now" ? "not-cancellable" : cancelled.reason };
}
