import type { Tx } from "#app/adapters/db.server.ts";
import { movePayWindow } from "#app/domain/payment/side-move.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import { type OrderKey, readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { requestFor } from "./begin-attempt.server.ts";
import { learnSession } from "./learn-session.server.ts";
import { type Move, openMove } from "./move-record.server.ts";
import { type LockedOrder, lockOrder } from "./order-record.server.ts";
import { settleSession } from "./settle-session.server.ts";

export type PayMoveOutcome =
  | { ok: true; url: string }
  /** `over`: nothing is asked of this guest (any more), or money is on its way already. */
  | { ok: false; reason: "not-found" | "over" | "too-many" | "unavailable" };

type Next =
  | { kind: "answer"; outcome: PayMoveOutcome }
  | { kind: "settle"; sessionId: string }
  | { kind: "ask"; attempt: LockedOrder["attempts"][number] };

const TRIES = 3;

/**
 * "Pay the difference": answers the address of the one payment page of a change of sides, opening it when there is
 * none. The kept seat outlives the page, as with T2.
 */
export async function payMove(world: World, input: { token: string }): Promise<PayMoveOutcome> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("pay-order", input.token)).ok) return { ok: false, reason: "too-many" };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const next = await nextOf(world, key);
    if (next.kind === "answer") return next.outcome;
    if (next.kind === "settle") {
      const settled = await settleSession(world, { sessionId: next.sessionId, source: "return" });
      if (!settled.ok) return { ok: false, reason: "unavailable" };
    } else {
      const learned = await learnSession(world, next.attempt);
      if (learned.kind === "unavailable") return { ok: false, reason: "unavailable" };
      if (learned.kind === "open" && learned.url !== null) return { ok: true, url: learned.url };
    }
  }
  return { ok: false, reason: "unavailable" };
}

function nextOf(world: World, key: OrderKey): Promise<Next> {
  return world.db.transaction(async (tx): Promise<Next> => {
    const order = await lockOrder(tx, key);
    if (!order || order.linkVersion !== key.linkVersion) return refuse("not-found");
    await lockSides(tx, order.eventId);
    const now = world.clock.now();
    const move = await openMove(tx, { eventId: order.eventId, orderId: order.id });
    const open = order.state === "paid" && !order.disputed && order.event.state === "published";
    if (!open || move?.entry.state !== "offered" || !move.price) return refuse("over");
    const live = order.attempts.find((one) => one.state === "creating" || one.state === "open");
    if (order.attempts.some((one) => one.state === "processing")) return refuse("over");
    if (!live) {
      const attempt = await beginMoveAttempt(world, tx, order, move);
      return attempt ? { kind: "ask", attempt } : refuse("over");
    }
    if (live.state === "creating" || live.sessionId === null) return { kind: "ask", attempt: live };
    if (live.sessionUrl === null || live.expiresAt <= now)
      return { kind: "settle", sessionId: live.sessionId };
    return { kind: "answer", outcome: { ok: true, url: live.sessionUrl } };
  });
}

async function beginMoveAttempt(world: World, tx: Tx, order: LockedOrder, move: Move) {
  const now = world.clock.now();
  const window = move.dueAt && movePayWindow(move.dueAt, now);
  if (!window || !move.price) return null;
  const { eventId } = order;
  const attemptId = world.ids.uuid();
  const { expiresAt } = window;
  const amountMinor = move.price.differenceMinor;
  const request = await requestFor(world, tx, order, { attemptId, expiresAt, amountMinor });
  await tx.waitlistEntry.update({
    where: { eventId_id: { eventId, id: move.entry.id } },
    data: { offerUntil: window.keptUntil },
  });
  return tx.paymentAttempt.create({
    data: {
      eventId,
      id: attemptId,
      orderId: order.id,
      n: (order.attempts.at(-1)?.n ?? 0) + 1,
      purpose: "move",
      entryId: move.entry.id,
      state: "creating",
      idempotencyKey: `attempt-${attemptId}`,
      paramsSealed: world.vault.seal(request),
      amountMinor,
      currency: order.currency,
      expiresAt,
      createdAt: now,
      updatedAt: now,
    },
  });
}

function refuse(reason: "not-found" | "over"): Next {
  return { kind: "answer", outcome: { ok: false, reason } };
}
