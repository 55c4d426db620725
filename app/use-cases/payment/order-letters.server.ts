import type { Tx } from "#app/adapters/db.server.ts";
import type { LetterKind } from "#app/domain/letters/letter-kinds.ts";
import { holderOf, payerOf, type Readable, readersOf } from "../letters/letter-readers.server.ts";
import { planReminders } from "../letters/plan-reminders.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";

type Line = { id: string; position: number; state: string; locale: string | null; personSealed: Uint8Array };
type Addressed = Readable & { lines: readonly Line[] };

/** Queues each ticket's letter to its own person, and the reminders, of an order that has just become paid. */
export async function queueTicketLetters(
  world: World,
  tx: Tx,
  order: Addressed,
  ticketIds: readonly string[],
): Promise<void> {
  const { eventId } = order;
  const tickets = await tx.ticket.findMany({ where: { eventId, id: { in: [...ticketIds] } } });
  for (const line of order.lines) {
    const ticket = tickets.find(({ lineId }) => lineId === line.id);
    const reader = holderOf(world, order, line);
    if (ticket) await queueLetter(world, tx, { ...reader, kind: "ticket", version: ticket.id });
  }
  await planReminders(world, tx, { eventId, orderId: order.id });
}

type OrderLetterKind = Exclude<LetterKind, "sign-in" | "find-ticket" | "ticket">;

/** Queues a letter about an order to who ordered, in their language; at once, or not before `dueAt`. */
export async function queueOrderLetter(
  world: World,
  tx: Tx,
  order: Readable & { lines: readonly { personSealed: Uint8Array }[] },
  kind: OrderLetterKind,
  version: string,
  dueAt?: Date,
): Promise<void> {
  const reader = payerOf(world, order);
  if (reader) await queueLetter(world, tx, { ...reader, kind, version, ...(dueAt ? { dueAt } : {}) });
}

/** Queues a letter to who ordered and to every companion who still has a place, each by their own link. */
export async function queueLetterToAll(
  world: World,
  tx: Tx,
  order: Addressed,
  kind: OrderLetterKind,
  version: string,
): Promise<void> {
  await queueOrderLetter(world, tx, order, kind, version);
  const live = order.lines.filter(({ state }) => state === "live");
  for (const reader of readersOf(world, { ...order, lines: live }))
    if (reader.lineId) await queueLetter(world, tx, { ...reader, kind, version });
}
