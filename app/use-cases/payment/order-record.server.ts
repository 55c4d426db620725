import type { Tx } from "#app/adapters/db.server.ts";
import { isOrderState, nextState, type OrderState, type StepName } from "#app/domain/payment/order-state.ts";

export type OrderRef = { eventId: string; orderId: string };

/** Who took a step: a person of the office by id, the attendee, or the product itself. */
export type Actor = "attendee" | "stripe" | "clock" | `organiser:${string}`;

/**
 * Locks an order until the transaction ends and reads it with all that its steps need. Null when there is none.
 * Every step of an order is taken under this lock.
 */
export async function lockOrder(tx: Tx, ref: OrderRef) {
  await tx.$executeRaw`SELECT 1 FROM orders WHERE event_id = ${ref.eventId}::uuid AND id = ${ref.orderId}::uuid FOR UPDATE`;
  const order = await tx.order.findUnique({
    where: { eventId_id: { eventId: ref.eventId, id: ref.orderId } },
    include: { event: true, lines: { orderBy: { position: "asc" } }, attempts: { orderBy: { n: "asc" } } },
  });
  if (!order) return null;
  return { ...order, state: stateOf(order) };
}

export type LockedOrder = NonNullable<Awaited<ReturnType<typeof lockOrder>>>;

/** The order's state, read as one of the table's. Throws when the row says anything else. */
export function stateOf(order: { state: string }): OrderState {
  if (!isOrderState(order.state)) throw new Error(`unknown order state ${order.state}`);
  return order.state;
}

export type StepInput = {
  step: StepName;
  to: OrderState;
  actor: Actor;
  now: Date;
  /** For the history; ids and reasons only. */
  detail?: Record<string, string | number | boolean>;
  /** Further columns of the order that change with the step. */
  set?: {
    holdUntil?: Date;
    paidAt?: Date;
    closedAt?: Date;
    closedReason?: string | null;
    complimentary?: boolean;
  };
};

/** Takes one step of the table for a locked order: appends it to the history and moves the order. */
export async function takeStep<O extends { eventId: string; id: string; state: OrderState }>(
  tx: Tx,
  order: O,
  input: StepInput,
): Promise<O> {
  const state = nextState(input.step, order.state, input.to);
  const detail = input.detail ? JSON.stringify(input.detail) : null;
  await tx.$executeRaw`
    INSERT INTO order_step (event_id, order_id, seq, at, step, from_state, to_state, actor, detail)
    SELECT ${order.eventId}::uuid, ${order.id}::uuid, coalesce(max(seq), 0) + 1, ${input.now}::timestamptz, ${input.step},
      ${order.state}, ${state}, ${input.actor}, ${detail}::jsonb
    FROM order_step WHERE event_id = ${order.eventId}::uuid AND order_id = ${order.id}::uuid`;
  if (state !== order.state || input.set)
    await tx.order.update({
      where: { eventId_id: { eventId: order.eventId, id: order.id } },
      data: { ...(state === order.state ? {} : { state }), ...input.set },
    });
  return { ...order, state };
}
