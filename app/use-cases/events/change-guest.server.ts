import { cancelOrderForGuest } from "../payment/cancel-order.server.ts";
import { retryRefund } from "../payment/retry-refund.server.ts";
import type { World } from "../world.server.ts";
import { resendTicket } from "./resend-ticket.server.ts";

/** What an organiser may ask for on one guest's page. `token` is drawn for each page. */
export type GuestChange =
  | { intent: "resend"; token: string }
  | { intent: "cancel" }
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
    case "cancel":
      return cancelOrderForGuest(world, { organiserId, eventId, orderId });
    case "retry":
      return retryRefund(world, { organiserId, eventId, refundId: input.refund });
  }
}
