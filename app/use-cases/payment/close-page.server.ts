import type { World } from "../world.server.ts";
import { learnSession } from "./learn-session.server.ts";
import type { OrderRef } from "./order-record.server.ts";
import { settleSession } from "./settle-session.server.ts";

/**
 * Ends the live payment page of an order at Stripe, before its seat is given away on purpose. "paid" when Stripe says
 * that the page is no longer open and what it says was settled; the caller looks at the order again.
 */
export async function closePage(world: World, ref: OrderRef): Promise<"closed" | "settled" | "unavailable"> {
  const attempt = await world.db.prisma.paymentAttempt.findFirst({
    where: { eventId: ref.eventId, orderId: ref.orderId, state: { in: ["creating", "open", "processing"] } },
  });
  if (!attempt) return "closed";
  const page =
    attempt.sessionId === null
      ? await learnSession(world, attempt)
      : { kind: "open" as const, sessionId: attempt.sessionId };
  if (page.kind === "unavailable") return "unavailable";
  if (page.kind === "none") return "closed";
  const ended = await world.payments.expireSession(page.sessionId);
  if (ended.ok) return "closed";
  if (ended.reason === "unavailable") return "unavailable";
  const settled = await settleSession(world, { sessionId: page.sessionId, source: "organiser" });
  return settled.ok ? "settled" : "unavailable";
}
