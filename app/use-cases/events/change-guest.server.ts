import { cancelOrderForGuest } from "../payment/cancel-order.server.ts";
import { cancelSeatForGuest } from "../payment/cancel-seat.server.ts";
import { retryRefund } from "../payment/retry-refund.server.ts";
import { takeOffForGuest } from "../payment/take-off-order.server.ts";
import type { World } from "../world.server.ts";
import { resendTicket } from "./resend-ticket.server.ts";

/** What an organiser may ask for on one guest's page. `token` is drawn for each page. */
export type GuestChange =
  | { intent: "resend"; token: string }
  | { intent: "resend-person"; token: string; line: string }
  | { intent: "cancel" }
  | { intent: "cancel-person"; line: string }
  | { intent: "retry"; refund: string };

export type GuestRefusal =
  | "not-found"
  | "not-cancellable"
  | "quote-changed"
  | "unavailable"
  | "not-failed"
  | "disputed";

/** Sends the ticket again, cancels with everything given back, or has a failed refund tried again. */
export function changeGuest(
  world: World,
  input: { organiserId: string; eventId: string; orderId: string } & GuestChange,
): Promise<{ ok: true } | { ok: false; reason: GuestRefusal }> {
  const { organiserId, eventId, orderId } = input;
  switch (input.intent) {
    case "resend":
      return resendTicket(world, { organiserId, eventId, orderId, formToken: input.token });
    case "resend-person":
      return resendTicket(world, {
        organiserId,
        eventId,
        orderId,
        lineId: input.line,
        formToken: input.token,
      });
    case "cancel-person":
      return cancelPerson(world, { organiserId, eventId, orderId, lineId: input.line });
    case "cancel":
      return cancelOrderForGuest(world, { organiserId, eventId, orderId });
    case "retry":
      return retryRefund(world, { organiserId, eventId, refundId: input.refund });
  }
}

/** One person of a group: their ticket is given back in full, or they are taken off an order that is not paid yet. */
async function cancelPerson(
  world: World,
  person: { organiserId: string; eventId: string; orderId: string; lineId: string },
): Promise<{ ok: true } | { ok: false; reason: GuestRefusal }> {
  const cancelled = await cancelSeatForGuest(world, person);
  if (cancelled.ok) return { ok: true };
  if (cancelled.reason !== "not-now") return cancelled;
  if (cancelled.why !== "no-ticket") return { ok: false, reason: "not-cancellable" };
  const taken = await takeOffForGuest(world, person);
  if (taken.ok) return { ok: true };
  return { ok: false, reason: taken.reason === "not-now" ? "not-cancellable" : taken.reason };
}
