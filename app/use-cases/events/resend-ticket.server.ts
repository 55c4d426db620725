import { holderOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

/**
 * Sends the ticket's letter once more, to the address on the order. `formToken` is drawn for each page that
 * offers it, so that pressing twice sends one letter.
 */
export async function resendTicket(
  world: World,
  input: { organiserId: string; eventId: string; orderId: string; lineId?: string; formToken: string },
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  const { organiserId, eventId, orderId, lineId, formToken } = input;
  return world.db.transaction(async (tx) => {
    const ticket = await tx.ticket.findFirst({
      where: {
        eventId,
        voidedAt: null,
        line: { orderId, ...(lineId ? { id: lineId } : {}), order: { state: "paid" } },
      },
      orderBy: { line: { position: "asc" } },
      include: { line: { include: { order: true } } },
    });
    if (!ticket) return { ok: false, reason: "not-found" };
    const { order, ...line } = ticket.line;
    const { queued } = await queueLetter(world, tx, {
      ...holderOf(world, order, line),
      kind: "ticket",
      version: `${ticket.id}:again:${formToken}`,
    });
    if (queued)
      await recordAudit(world, tx, { organiserId, eventId, action: "ticket-resent", subject: orderId });
    return { ok: true };
  });
}
