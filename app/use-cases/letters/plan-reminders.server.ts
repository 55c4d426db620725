import type { Tx } from "#app/adapters/db.server.ts";
import { reminderKinds } from "#app/domain/letters/letter-kinds.ts";
import { remindersAhead } from "#app/domain/letters/reminder-times.ts";
import type { World } from "../world.server.ts";
import { readersOf } from "./letter-readers.server.ts";
import { queueLetter } from "./queue-letter.server.ts";

/**
 * Plans the reminders of one paid order, each person's to their own address, for the event's present time, in the caller's transaction.
 * Doing it again is a no-op; an order that is not paid, or an event that is not on, gets none.
 */
export async function planReminders(
  world: World,
  tx: Tx,
  ids: { eventId: string; orderId: string },
): Promise<void> {
  const order = await tx.order.findFirst({
    where: { eventId: ids.eventId, id: ids.orderId, state: "paid", event: { state: "published" } },
    include: { event: true, lines: { where: { state: "live" }, orderBy: { position: "asc" } } },
  });
  if (!order?.paidAt) return;
  const now = world.clock.now();
  const ahead = remindersAhead({ startsAt: order.event.startsAt, paidAt: order.paidAt, now });
  for (const reader of readersOf(world, order))
    for (const reminder of ahead)
      await queueLetter(world, tx, {
        ...reader,
        kind: reminder.kind,
        version: String(order.event.timeVersion),
        dueAt: reminder.dueAt,
      });
}

/**
 * Plans the reminders of every paid order of an event anew, after it moved: those of an older time that
 * were never tried are laid aside, those of the new time are planned. Safe to repeat.
 */
export async function planRemindersOfEvent(world: World, input: { eventId: string }): Promise<void> {
  const event = await world.db.prisma.event.findUnique({ where: { id: input.eventId } });
  if (!event) return;
  await world.db.prisma.letter.updateMany({
    where: {
      eventId: event.id,
      kind: { in: [...reminderKinds] },
      state: "queued",
      firstTriedAt: null,
      version: { not: String(event.timeVersion) },
    },
    data: { state: "skipped", skippedReason: "event-moved", secretSealed: null, renderedSealed: null },
  });
  const orders = await world.db.prisma.order.findMany({
    where: { eventId: event.id, state: "paid" },
    select: { id: true },
  });
  for (const order of orders)
    await world.db.transaction((tx) => planReminders(world, tx, { eventId: event.id, orderId: order.id }));
}
