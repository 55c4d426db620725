import type { Tx } from "#app/adapters/db.server.ts";
import { lockSides } from "../registration/lock-sides.server.ts";
import { type OrderKey, readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { closePage } from "./close-page.server.ts";
import { confirmFreeOrder } from "./confirm-free-order.server.ts";
import { type Actor, type LockedOrder, lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";

export type TakeOffOutcome =
  | { ok: true; totalMinor: number }
  | { ok: false; reason: "not-found" | "not-now" | "unavailable" };

const open = ["creating", "open"];

/** T11 of one companion: who ordered takes a friend off before paying; the seat is free and the order costs less. */
export async function takeOffOrder(
  world: World,
  input: { token: string; place: number },
): Promise<TakeOffOutcome> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  return takeOff(world, { ...key, place: input.place, actor: "attendee" });
}

/** T11 of one person of an unpaid group, by the organiser. */
export async function takeOffForGuest(
  world: World,
  input: OrderRef & { lineId: string; organiserId: string },
): Promise<TakeOffOutcome> {
  const { eventId, orderId, lineId, organiserId } = input;
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId, id: orderId } },
    include: { lines: { where: { id: lineId } } },
  });
  const line = order?.lines[0];
  if (!order || !line) return { ok: false, reason: "not-found" };
  const { linkVersion } = order;
  return takeOff(world, {
    ...{ eventId, orderId, linkVersion, place: line.position },
    actor: `organiser:${organiserId}`,
  });
}

type TakeOff = OrderKey & { place: number; actor: Actor };
type Found = { order: LockedOrder; line: LockedOrder["lines"][number] } | "not-found" | "not-now";

/**
 * The payment page asks for the old total, so it is ended at Stripe first. It is marked before that: the notice of its
 * end must not take the others' seats.
 */
async function takeOff(world: World, input: TakeOff): Promise<TakeOffOutcome> {
  const marked = await world.db.transaction(async (tx) => {
    const found = await find(tx, input);
    if (typeof found === "string") return found;
    const { eventId, id: orderId } = found.order;
    await tx.paymentAttempt.updateMany({
      where: { eventId, orderId, state: { in: open }, replacedAt: null },
      data: { replacedAt: world.clock.now() },
    });
    return null;
  });
  if (marked) return { ok: false, reason: marked };
  if ((await closePage(world, input)) === "unavailable") return { ok: false, reason: "unavailable" };
  const taken = await world.db.transaction((tx) => end(world, tx, input));
  if (taken.ok && taken.totalMinor === 0) await confirmFreeOrder(world, input);
  return taken;
}

async function find(tx: Tx, input: TakeOff): Promise<Found> {
  const order = await lockOrder(tx, input);
  if (!order || order.linkVersion !== input.linkVersion) return "not-found";
  const line = order.lines.find(({ position }) => position === input.place);
  if (!line) return "not-found";
  const companion = line.position > 1 && line.state === "live";
  return companion && order.state === "held" ? { order, line } : "not-now";
}

async function end(world: World, tx: Tx, input: TakeOff): Promise<TakeOffOutcome> {
  const found = await find(tx, input);
  if (typeof found === "string") return { ok: false, reason: found };
  const { order, line } = found;
  const { eventId, id: orderId } = order;
  // A page opened since then is for the old total, and nobody has ended it.
  if (order.attempts.some((one) => open.includes(one.state) && one.replacedAt === null))
    return { ok: false, reason: "unavailable" };
  const now = world.clock.now();
  await tx.paymentAttempt.updateMany({
    where: { eventId, orderId, state: "creating", sessionId: null },
    data: { state: "retired", updatedAt: now },
  });
  await tx.paymentAttempt.updateMany({
    where: { eventId, orderId, state: { in: open } },
    data: { state: "expired", updatedAt: now },
  });
  await lockSides(tx, eventId);
  await tx.orderLine.update({
    where: { eventId_id: { eventId, id: line.id } },
    data: { state: "cancelled", cancelledAt: now },
  });
  await tx.seat.updateMany({ where: { eventId, lineId: line.id }, data: { lineId: null } });
  const totalMinor = order.totalMinor - line.priceMinor;
  const detail = { person: line.position, totalMinor };
  await takeStep(tx, order, { step: "T11", to: "held", actor: input.actor, now, detail });
  await tx.order.update({ where: { eventId_id: { eventId, id: orderId } }, data: { totalMinor } });
  return { ok: true, totalMinor };
}
