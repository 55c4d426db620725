import { readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { type StartPaymentOutcome, startPayment } from "./start-payment.server.ts";

export type PayOrderOutcome = StartPaymentOutcome | { ok: false; reason: "too-many" };

/** The pay button of an order's page: as often as a person would press it, not more. */
export async function payOrder(world: World, input: { token: string }): Promise<PayOrderOutcome> {
  if (!readOrderToken(world.vault, input.token)) return { ok: false, reason: "not-found" };
  const taken = await world.limits.take("pay-order", input.token);
  return taken.ok ? startPayment(world, input) : { ok: false, reason: "too-many" };
}
