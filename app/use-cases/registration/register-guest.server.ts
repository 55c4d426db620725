import { startPayment } from "../payment/start-payment.server.ts";
import { anyBarred, firmFirst } from "../trust/person-standing.server.ts";
import type { World } from "../world.server.ts";
import { applyForSeat } from "./apply-for-seat.server.ts";
import { creditPartner } from "./credit-partner.server.ts";
import { holdSeat } from "./hold-seat.server.ts";
import { orderToken } from "./order-link.server.ts";

type Hold = Parameters<typeof holdSeat>[1] & {
  /** The code of the partner's link they came by. */
  via?: string | null;
};
type Refusal = Exclude<Awaited<ReturnType<typeof holdSeat>>, { ok: true }>;

export type RegisterGuestOutcome =
  /** `payUrl` is null when there is nothing to pay, or (`held`) when the payment page cannot be had right now. */
  | { ok: true; token: string; payUrl: string | null; held: boolean }
  | Refusal
  /** Whoever has this address is not to register; nobody is told more. */
  | { ok: false; reason: "no-seat" };

/**
 * Takes a seat and opens the payment page in one go. A seat that is held stays held when payment cannot begin. Who
 * missed two evenings sees first that this ticket gives nothing back.
 */
export async function registerGuest(world: World, hold: Hold): Promise<RegisterGuestOutcome> {
  if (await anyBarred(world, [hold.email])) return { ok: false, reason: "no-seat" };
  const held = await holdOrApply(world, hold);
  if (!held.ok) return held;
  await creditPartner(world, { ...held.order, via: hold.via });
  const token = orderToken(world.vault, held.order);
  if (held.order.state !== "held" || (await firmFirst(world, { order: held.order, emails: [hold.email] })))
    return { ok: true, token, payUrl: null, held: false };
  const payment = await startPayment(world, { token });
  return { ok: true, token, payUrl: payment.ok ? payment.url : null, held: true };
}

/** A seat of its own, or an application where the organiser looks first. */
async function holdOrApply(world: World, hold: Hold): Promise<Awaited<ReturnType<typeof holdSeat>>> {
  const held = await holdSeat(world, hold);
  if (held.ok || held.reason !== "needs-approval") return held;
  const applied = await applyForSeat(world, hold);
  if (applied.ok || applied.reason !== "no-approval") return applied;
  // The organiser has just opened the side for everybody.
  return holdSeat(world, hold);
}
