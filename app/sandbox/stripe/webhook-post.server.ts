import type { EventRecord } from "../records.server.ts";
import { type DeliveryTricks, takeShift, takeTrick } from "./delivery-tricks.server.ts";
import type { Desk } from "./desk.server.ts";
import { viewEvent } from "./events.server.ts";
import { signPayload } from "./signature.server.ts";

const patience = 20_000;
const strangersSecret = "whsec_someone_elses_secret";

/** Writes, signs and sends an event once. Answers the status, or null when the line broke. */
export async function postEvent(
  desk: Desk,
  url: string,
  event: EventRecord,
  secrets: string[],
  tricks: DeliveryTricks,
): Promise<number | null> {
  const payload = JSON.stringify(viewEvent(desk, event, takeTrick(tricks, "liveMode")), null, 2);
  const signedBy = takeTrick(tricks, "wrongSecret") ? [strangersSecret] : secrets;
  const signature = signPayload(payload, desk.clock.seconds() + takeShift(tricks), signedBy);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signature,
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      body: payload,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

export function isGood(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
