import { readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { type StartPaymentOutcome, startPayment } from "./start-payment.server.ts";
import { takeApprovedSeat } from "./take-approved-seat.server.ts";

export type PayOrderOutcome = StartPaymentOutcome | { ok: false; reason: "too-many" | "price-changed" };

/** The pay button of an order's page: as often as a person would press it, not more. */
export async function payOrder(
  world: World,
  input: { token: string; shownPriceMinor?: number },
): Promise<PayOrderOutcome> {
  if (!readOrderToken(world.vault, input.token)) return { ok: false, reason: "not-found" };
  const taken = await world.limits.take("pay-order", input.token);
  if (!taken.ok) return { ok: false, reason: "too-many" };
  const seat = await takeApprovedSeat(world, input);
  return seat.ok ? startPayment(world, input) : seat;
}
