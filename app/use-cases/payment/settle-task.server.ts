import type { Tx } from "#app/adapters/db.server.ts";
import { isLetterKind } from "#app/domain/letters/letter-kinds.ts";
import { deedsOf, isTaskKind, NOTE_LENGTH, type TaskDeed, type TaskKind } from "#app/domain/payment/task.ts";
import { holderOf, payerOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { cancelOrderForGuest } from "./cancel-order.server.ts";
import { type LockedOrder, lockOrder } from "./order-record.server.ts";
import { closeTasks } from "./order-tasks.server.ts";
import { askForRefund } from "./plan-refund.server.ts";
import { retryRefund } from "./retry-refund.server.ts";
import { voidLostTicket } from "./void-lost-ticket.server.ts";

export type SettleTaskInput = { organiserId: string; taskId: string; deed: TaskDeed; note: string };
export type TaskRefusal = "closed" | "not-possible" | "disputed" | "unavailable" | "no-note";
export type SettleTaskOutcome =
  | { ok: true; eventId: string; orderId: string }
  | { ok: false; reason: TaskRefusal | "not-found"; eventId?: string; orderId?: string };

type TaskRow = { id: string; eventId: string; orderId: string; kind: TaskKind; detail: unknown };
type Done = { ok: true } | { ok: false; reason: TaskRefusal };

/**
 * One press of a task's button: does what it says and closes the task. What is no longer possible, because the order
 * moved on or somebody else was there first, changes nothing.
 */
export async function settleTask(world: World, input: SettleTaskInput): Promise<SettleTaskOutcome> {
  const row = await world.db.prisma.orderTask.findFirst({ where: { id: input.taskId } });
  if (!row || !isTaskKind(row.kind)) return { ok: false, reason: "not-found" };
  const { eventId, orderId } = row;
  if (row.closedAt !== null) return { ok: false, reason: "closed", eventId, orderId };
  const task: TaskRow = { id: row.id, eventId, orderId, kind: row.kind, detail: row.detail };
  const done = await act(world, task, input);
  return done.ok ? { ok: true, eventId, orderId } : { ...done, eventId, orderId };
}

async function act(world: World, task: TaskRow, input: SettleTaskInput): Promise<Done> {
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId: task.eventId, id: task.orderId } },
    select: { state: true, disputed: true },
  });
  if (!order) return { ok: false, reason: "not-possible" };
  const facts = { kind: task.kind, orderState: order.state, disputed: order.disputed };
  if (!deedsOf({ ...facts, letterKind: textOf(task.detail, "letterKind") }).includes(input.deed))
    return { ok: false, reason: order.disputed ? "disputed" : "not-possible" };
  switch (input.deed) {
    case "retry":
      return retry(world, task, input);
    case "pay-back":
      return payBack(world, task, input);
    case "void":
      return close(world, task, input, "voided", (tx, locked) =>
        voidLostTicket(world, tx, locked, input.organiserId),
      );
    case "keep":
      return close(world, task, input, "kept");
    case "resend":
      return close(world, task, input, "resent", (tx, locked) => resend(world, tx, locked, task));
    case "dealt":
      return dealt(world, task, input);
  }
}

async function retry(world: World, task: TaskRow, input: SettleTaskInput): Promise<Done> {
  const refundId = textOf(task.detail, "refund") ?? "";
  const { eventId } = task;
  if (task.kind === "refund-stuck")
    return close(world, task, input, "retried", async (tx) => {
      await askForRefund(tx, { eventId, refundId });
      return true;
    });
  const tried = await retryRefund(world, { organiserId: input.organiserId, eventId, refundId });
  if (tried.ok) return { ok: true };
  return { ok: false, reason: tried.reason === "disputed" ? "disputed" : "not-possible" };
}

async function payBack(world: World, task: TaskRow, input: SettleTaskInput): Promise<Done> {
  const { eventId, orderId } = task;
  const cancelled = await cancelOrderForGuest(world, { organiserId: input.organiserId, eventId, orderId });
  if (cancelled.ok) {
    await close(world, task, input, "paid-back");
    return { ok: true };
  }
  return { ok: false, reason: cancelled.reason === "unavailable" ? "unavailable" : "not-possible" };
}

function dealt(world: World, task: TaskRow, input: SettleTaskInput): Promise<Done> {
  const note = input.note.trim().slice(0, NOTE_LENGTH);
  if (note === "") return Promise.resolve({ ok: false, reason: "no-note" });
  return close(world, task, input, `note: ${note}`, async (tx) => {
    // Settled with the guest in another way, the money stays in the books.
    if (task.kind === "amount-mismatch")
      await tx.payment.updateMany({
        where: { eventId: task.eventId, orderId: task.orderId, disposition: "task" },
        data: { disposition: "cancelled" },
      });
    return true;
  });
}

/** Does the deed and closes the task in one transaction; false from the deed undoes both. */
async function close(
  world: World,
  task: TaskRow,
  input: SettleTaskInput,
  resolution: string,
  deed: (tx: Tx, order: LockedOrder) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Done> {
  const { eventId, orderId, kind } = task;
  return world.db.transaction(async (tx): Promise<Done> => {
    const order = await lockOrder(tx, { eventId, orderId });
    const open = await tx.orderTask.count({ where: { eventId, id: task.id, closedAt: null } });
    if (!order || open === 0) return { ok: false, reason: "closed" };
    if (!(await deed(tx, order))) return { ok: false, reason: "not-possible" };
    await closeTasks(world, tx, { eventId, orderId, kinds: [kind], by: input.organiserId, resolution });
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      eventId,
      action: `task-${input.deed}`,
      subject: task.id,
      detail: { kind },
    });
    return { ok: true };
  });
}

/** Writes the letter once more, to the address as it is now. */
async function resend(world: World, tx: Tx, order: LockedOrder, task: TaskRow): Promise<boolean> {
  const letter = await tx.letter.findUnique({ where: { id: textOf(task.detail, "letter") ?? "" } });
  if (!letter || !isLetterKind(letter.kind)) return false;
  const line = order.lines.find(({ id }) => id === letter.lineId);
  const reader = line ? holderOf(world, order, line) : payerOf(world, order);
  if (!reader) return false;
  const version = `${letter.version}:again:${task.id}`;
  await queueLetter(world, tx, { ...reader, kind: letter.kind, version });
  return true;
}

function textOf(detail: unknown, key: string): string | null {
  if (typeof detail !== "object" || detail === null) return null;
  const value: unknown = Reflect.get(detail, key);
  return typeof value === "string" ? value : null;
}
