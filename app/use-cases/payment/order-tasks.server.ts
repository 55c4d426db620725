import type { Tx } from "#app/adapters/db.server.ts";
import type { TaskKind } from "#app/domain/payment/task.ts";
import type { World } from "../world.server.ts";

type OrderOf = { eventId: string; orderId: string };

/**
 * Leaves something about an order to a person, in the caller's transaction. One of a kind is open at a time: opening
 * it again changes nothing. The order then names its oldest open task, by a trigger. `detail` holds ids, amounts and
 * reasons; nothing personal.
 */
export async function openTask(
  world: World,
  tx: Tx,
  task: OrderOf & { kind: TaskKind; detail?: Record<string, string | number> },
): Promise<boolean> {
  const { eventId, orderId, kind, detail } = task;
  const id = world.ids.uuid();
  const opened = await tx.$executeRaw`INSERT INTO order_task (event_id, id, order_id, kind, detail, opened_at)
    VALUES (${eventId}::uuid, ${id}::uuid, ${orderId}::uuid, ${kind}, ${detail ? JSON.stringify(detail) : null}::jsonb, ${world.clock.now()})
    ON CONFLICT (order_id, event_id, kind) WHERE closed_at IS NULL DO NOTHING`;
  return opened > 0;
}

/** Closes the open tasks of some kinds of an order. `by` is an organiser's id, or null when the matter settled itself. */
export async function closeTasks(
  world: World,
  tx: Tx,
  tasks: OrderOf & { kinds: readonly TaskKind[]; by: string | null; resolution: string },
): Promise<number> {
  const { count } = await tx.orderTask.updateMany({
    where: {
      eventId: tasks.eventId,
      orderId: tasks.orderId,
      kind: { in: [...tasks.kinds] },
      closedAt: null,
    },
    data: { closedAt: world.clock.now(), closedBy: tasks.by, resolution: tasks.resolution },
  });
  return count;
}
