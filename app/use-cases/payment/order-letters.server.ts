import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import { openPerson } from "../letters/open-person.server.ts";
import { planReminders } from "../letters/plan-reminders.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";

type Addressed = {
  eventId: string;
  id: string;
  locale: string;
  lines: readonly { personSealed: Uint8Array }[];
};

/** Queues the ticket's letter and the reminders of an order that has just become paid. */
export async function queueTicketLetters(
  world: World,
  tx: Tx,
  order: Addressed,
  ticketIds: readonly string[],
): Promise<void> {
  for (const ticketId of ticketIds) await queueOrderLetter(world, tx, order, "ticket", ticketId);
  await planReminders(world, tx, { eventId: order.eventId, orderId: order.id });
}

/** Queues a letter about an order to the person on its first line, in their language. */
export async function queueOrderLetter(
  world: World,
  tx: Tx,
  order: Addressed,
  kind: "ticket" | "refund-done" | "late-refunded" | "order-cancelled" | "event-cancelled" | "event-moved",
  version: string,
): Promise<void> {
  const line = order.lines[0];
  if (!line) return;
  const { email } = openPerson(world, line.personSealed);
  const locale = isLocale(order.locale) ? order.locale : "zh-CN";
  await queueLetter(world, tx, {
    kind,
    version,
    eventId: order.eventId,
    orderId: order.id,
    to: { email, locale },
  });
}
