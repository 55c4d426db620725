import { z } from "zod";
import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";

const recipientSchema = z.object({ name: z.string(), email: z.string() });

/** Who is asked to say yes. */
export type Recipient = z.output<typeof recipientSchema>;

/** Reads who an open offer asks; null once it is closed. */
export function openRecipient(
  world: Pick<World, "vault">,
  row: { recipientSealed: Uint8Array | null },
): Recipient | null {
  return row.recipientSealed ? recipientSchema.parse(world.vault.open(row.recipientSealed)) : null;
}

/** Closes the open offers of an order, or of one line; all but one that is told. Who was asked is forgotten. */
export async function closeTransfers(
  tx: Tx,
  order: { eventId: string; id: string },
  closed: { state: "withdrawn" | "expired"; at: Date; lineId?: string; except?: string },
): Promise<number> {
  const { count } = await tx.ticketTransfer.updateMany({
    where: {
      eventId: order.eventId,
      orderId: order.id,
      state: "open",
      ...(closed.lineId ? { lineId: closed.lineId } : {}),
      ...(closed.except ? { id: { not: closed.except } } : {}),
    },
    data: { state: closed.state, closedAt: closed.at, recipientSealed: null },
  });
  return count;
}
