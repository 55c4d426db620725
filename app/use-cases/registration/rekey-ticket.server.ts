import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { mayHaveGone } from "#app/domain/letters/delivery-rules.ts";
import { reminderKinds } from "#app/domain/letters/letter-kinds.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import type { TransferKind } from "#app/domain/registration/self-service.ts";
import { forgetNight } from "../night/forget-night.server.ts";
import { queueTicketLetters } from "../payment/order-letters.server.ts";
import { lockOrder, takeStep } from "../payment/order-record.server.ts";
import { issueTickets } from "../payment/order-seats.server.ts";
import { openTask } from "../payment/order-tasks.server.ts";
import { followAddress } from "../trust/follow-address.server.ts";
import type { World } from "../world.server.ts";
import { closeTransfers } from "./open-transfer.server.ts";
import { type OwnOrder, personOf } from "./own-ticket.server.ts";
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
  await takeStep(tx, order, {
    step: "T12'",
    to: "paid",
    actor: "attendee",
    now,
    detail: { change: to.kind, transfer: to.transferId, ...personOf(own) },
  });
  await tx.ticket.updateMany({
    where: { eventId, lineId: line.id, voidedAt: null },
    data: { voidedAt: now },
  });
  await tx.ticketTransfer.update({
    where: { eventId_id: { eventId, id: to.transferId } },
    data: { state: "accepted", closedAt: now, recipientSealed: null },
  });
  await closeTransfers(tx, order, { state: "withdrawn", at: now, lineId: line.id });
  await keepLettersHome(world, tx, own, to.kind);
  // What somebody told for the night is theirs alone: the next holder begins anew.
  if (to.kind === "person") await forgetNight(tx, { eventId, orderId: order.id, lineId: line.id }, now);
  await moveKeys(world, tx, own, to);
  if (to.kind === "address")
    await followAddress(world, tx, {
      from: line.emailIndex,
      to: world.vault.index(emailIndexText(to.person.email)),
    });
  const moved = await lockOrder(tx, { eventId, orderId: order.id });
  const lines = moved?.lines.filter(({ id }) => id === line.id);
  if (!moved || !lines) throw new Error("an order that was locked is not there");
  await queueTicketLetters(world, tx, moved, await issueTickets(world, tx, { eventId, lines }, now));
}

/**
 * Writes who the ticket's person is now and makes the links so far invalid. The order goes with its one person; in a
 * group it stays with who ordered, whose name is kept with it once their own ticket is somebody else's.
 */
async function moveKeys(world: World, tx: Tx, own: OwnOrder, to: Rekeying): Promise<void> {
  const { order, line, person: before } = own;
  const emailIndex = world.vault.index(emailIndexText(to.person.email));
  const payers = own.role !== "sole" && own.mine;
  const language = own.role === "sole" || (payers && to.kind === "address") ? {} : { locale: to.locale };
  await tx.orderLine.update({
    where: { eventId_id: { eventId: line.eventId, id: line.id } },
    data: {
      personSealed: world.vault.seal(to.person),
      emailIndex,
      linkVersion: line.linkVersion + 1,
      ...language,
    },
  });
  const where = { eventId_id: { eventId: order.eventId, id: order.id } };
  // The form that made the order, sent once more, would lead whoever filled it in to the new link.
  const keys = { linkVersion: order.linkVersion + 1, formToken: world.ids.token(16) };
  if (own.role === "sole") await tx.order.update({ where, data: { emailIndex, locale: to.locale, ...keys } });
  else if (payers && to.kind === "address") await tx.order.update({ where, data: { emailIndex, ...keys } });
  else if (payers) {
    const { name, email } = before;
    await tx.order.update({ where, data: { payerSealed: world.vault.seal({ name, email }) } });
  }
}

/**
 * Lays the ticket's waiting letters aside: they would carry the new key to the old mailbox. Their place is free again,
 * so that the same reminder can be planned for the new one. Who ordered keeps the letters about the money.
 */
async function keepLettersHome(
  world: World,
  tx: Tx,
  { order, line, role, mine }: OwnOrder,
  kind: TransferKind,
): Promise<void> {
  const whole = role === "sole" || (mine && kind === "address");
  const ofTicket = ["ticket", ...reminderKinds];
  const { eventId, id: orderId } = order;
  const letters = await tx.letter.findMany({
    where: {
      eventId,
      orderId,
      state: "queued",
      ...(role === "sole" ? {} : { lineId: mine ? null : line.id }),
      ...(whole || !mine ? {} : { kind: { in: ofTicket } }),
    },
    include: { deliveries: { select: { outcome: true } } },
  });
  for (const { id, kind: letterKind, version, deliveries } of letters) {
    const state = deliveries.some(({ outcome }) => mayHaveGone(outcome)) ? "uncertain" : "skipped";
    const laidAside =
      await tx.$executeRaw`UPDATE letter SET state = ${state}, skipped_reason = 'ticket-moved',
        secret_sealed = NULL, rendered_sealed = NULL, dedupe_key = dedupe_key || ':' || id
      WHERE id = ${id}::uuid AND state = 'queued'`;
    const detail = { letter: id, letterKind, version };
    if (laidAside > 0 && state === "uncertain")
      await openTask(world, tx, { eventId, orderId, kind: "letter-uncertain", detail });
  }
}
