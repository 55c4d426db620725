import { applicationPlace } from "../registration/application-place.server.ts";
import { holdOffered } from "../registration/hold-offered.server.ts";
import { readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";

export type TakeSeatOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "not-payable" | "price-changed" };

/**
 * The first half of paying for an approved application: its kept seat becomes a held order at the price that was
 * shown. Any other order is left as it is. Without a kept seat nothing can be paid.
 */
export async function takeApprovedSeat(
  world: World,
  input: { token: string; shownPriceMinor?: number },
): Promise<TakeSeatOutcome> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  const { eventId, orderId, linkVersion } = key;
  const order = await world.db.prisma.order.findFirst({ where: { eventId, id: orderId, linkVersion } });
  if (order?.state !== "approved") return { ok: true };
  const place = await applicationPlace(world, world.db.prisma, order);
  if (place.at !== "offered") return { ok: false, reason: "not-payable" };
  const { entryId, code } = place;
  const shownPriceMinor = input.shownPriceMinor ?? -1;
  const held = await holdOffered(world, { eventId, entryId, order: { orderId }, shownPriceMinor, code });
  if (held.ok) return { ok: true };
  // A code used up in this very moment: the price without it has to be agreed to first.
  if (held.reason === "price-changed" || held.reason === "code-refused")
    return { ok: false, reason: "price-changed" };
  return { ok: false, reason: "not-payable" };
}
