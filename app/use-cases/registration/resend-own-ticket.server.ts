import { type WhyNot, whyNotChange } from "#app/domain/registration/self-service.ts";
import { holderOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import { lockOwnOrder, ownFacts } from "./own-ticket.server.ts";

export type ResendOutcome =
  | { ok: true }
  | { ok: false; reason: "not-now"; why: WhyNot }
  | { ok: false; reason: "not-found" | "too-many" };

/** Sends a ticket's letter once more to its person's address; who ordered may ask it for a companion. `formToken`: pressing twice sends one letter. */
export async function resendOwnTicket(
  world: World,
  input: { token: string; formToken: string; place?: number | null },
): Promise<ResendOutcome> {
  const key = readTicketLink(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  const again = /^[\w-]{16,64}$/.test(input.formToken) ? input.formToken : world.ids.token(16);
  if (!(await world.limits.take("resend-order", key.id)).ok) return { ok: false, reason: "too-many" };
  return world.db.transaction(async (tx): Promise<ResendOutcome> => {
    const own = await lockOwnOrder(world, tx, input.token, input.place);
    if (!own) return { ok: false, reason: "not-found" };
    const { order, line } = own;
    const why = whyNotChange(ownFacts(own), world.clock.now());
    if (why) return { ok: false, reason: "not-now", why };
    const ticket = await tx.ticket.findFirst({
      where: { eventId: order.eventId, lineId: line.id, voidedAt: null },
    });
    if (!ticket) return { ok: false, reason: "not-now", why: "no-ticket" };
    await queueLetter(world, tx, {
      ...holderOf(world, order, line),
      kind: "ticket",
      version: `${ticket.id}:again:${again}`,
    });
    return { ok: true };
  });
}
