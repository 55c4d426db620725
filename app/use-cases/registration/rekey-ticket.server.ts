import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import type { TransferKind } from "#app/domain/registration/self-service.ts";
import { queueTicketLetters } from "../payment/order-letters.server.ts";
import { lockOrder, takeStep } from "../payment/order-record.server.ts";
import { issueTickets } from "../payment/order-seats.server.ts";
import type { World } from "../world.server.ts";
import { closeTransfers } from "./open-transfer.server.ts";
import type { OwnOrder } from "./own-ticket.server.ts";
import type { Person } from "./person-fields.server.ts";

export type Rekeying = {
  kind: TransferKind;
  transferId: string;
  person: Person;
  locale: Locale;
};

/**
 * T12', second half: the same seat, from now on at another mailbox. The code and the links so far are dead, letters
 * under way to the old mailbox stay home, and ticket and reminders go to the new one. Money stays where it was paid.
 */
export async function rekeyTicket(world: World, tx: Tx, own: OwnOrder, to: Rekeying): Promise<void> {
  const { order, line } = own;
  const { eventId } = order;
  const now = world.clock.now();
  const where = { eventId_id: { eventId, id: order.id } };
  const emailIndex = world.vault.index(emailIndexText(to.person.email));
  await takeStep(tx, order, {
    step: "T12'",
    to: "paid",
    actor: "attendee",
    now,
    detail: { change: to.kind, transfer: to.transferId },
  });
  await tx.ticket.updateMany({
    where: { eventId, lineId: line.id, voidedAt: null },
    data: { voidedAt: now },
  });
  await tx.orderLine.update({
    where: { eventId_id: { eventId, id: line.id } },
    data: { personSealed: world.vault.seal(to.person), emailIndex },
  });
  await tx.order.update({
    where,
    data: { emailIndex, locale: to.locale, linkVersion: order.linkVersion + 1 },
  });
  await tx.ticketTransfer.update({
    where: { eventId_id: { eventId, id: to.transferId } },
    data: { state: "accepted", closedAt: now, recipientSealed: null },
  });
  await closeTransfers(tx, order, { state: "withdrawn", at: now });
  await keepLettersHome(tx, order);
  const moved = await lockOrder(tx, { eventId, orderId: order.id });
  if (!moved) throw new Error("an order that was locked is not there");
  await queueTicketLetters(world, tx, moved, await issueTickets(world, tx, moved, now));
}

/**
 * Lays the order's waiting letters aside: they would carry the new key to the old mailbox. Their place is free again,
 * so that the same reminder can be planned for the new one.
 */
async function keepLettersHome(tx: Tx, order: { eventId: string; id: string }): Promise<void> {
  await tx.$executeRaw`UPDATE letter SET state = 'skipped', skipped_reason = 'ticket-moved', secret_sealed = NULL,
      rendered_sealed = NULL, dedupe_key = dedupe_key || ':' || id
    WHERE event_id = ${order.eventId}::uuid AND order_id = ${order.id}::uuid AND state = 'queued'`;
}
