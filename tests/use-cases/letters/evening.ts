import { randomUUID } from "node:crypto";
import type { TaskList } from "graphile-worker";
import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { paymentEntry } from "#app/domain/payment/ledger.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import { deliverLetter } from "#app/use-cases/letters/deliver-letter.server.ts";
import { planRemindersOfEvent } from "#app/use-cases/letters/plan-reminders.server.ts";
import { planRefund } from "#app/use-cases/payment/plan-refund.server.ts";
import { postLedger } from "#app/use-cases/payment/post-ledger.server.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

export const now = new Date("2026-11-21T04:00:00Z");

export const hours = (count: number) => count * 3_600_000;

/** A world with a mailbox, and an evening two weeks ahead. */
export async function openEvening(
  wishes: Partial<EventWishes> = {},
): Promise<{ world: TestWorld; event: BuiltEvent }> {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, venueFeeMinor: 600_000, ...wishes });
  return { world, event };
}

/** The jobs of letters, as the worker maps them. */
export function letterTasks(world: TestWorld): TaskList {
  const textOf = (payload: unknown, key: string): string => {
    const value: unknown = typeof payload === "object" && payload ? Reflect.get(payload, key) : undefined;
    return typeof value === "string" ? value : "";
  };
  return {
    "deliver-letter": async (payload) => {
      await deliverLetter(world, { letterId: textOf(payload, "letterId") });
    },
    "plan-reminders": (payload) => planRemindersOfEvent(world, { eventId: textOf(payload, "eventId") }),
  };
}

let seats = 0;

/** A paid order with its seat, ticket and history. */
export async function paidOrder(
  world: TestWorld,
  event: BuiltEvent,
  guest: { email?: string; name?: string; locale?: Locale; paidAt?: Date } = {},
): Promise<{ eventId: string; orderId: string; email: string; locale: Locale; code: string }> {
  const { email = "lin@example.com", name = "小林", locale = "zh-CN", paidAt = world.clock.now() } = guest;
  const side = event.sides[0];
  if (!side) throw new Error("the evening has no side");
  const { eventId } = event;
  const [orderId, lineId] = [randomUUID(), randomUUID()];
  const emailIndex = world.vault.index(emailIndexText(email));
  seats += 1;
  const code = `CODE${seats}`;
  await world.db.transaction(async (tx) => {
    await tx.order.create({
      data: {
        eventId,
        id: orderId,
        state: "paid",
        formToken: randomUUID(),
        currency: "CNY",
        totalMinor: side.priceMinor,
        refundLadder: [
          { hoursBefore: 168, percent: 100 },
          { hoursBefore: 48, percent: 80 },
        ],
        locale,
        emailIndex,
        paidAt,
        createdAt: paidAt,
      },
    });
    await tx.orderLine.create({
      data: {
        eventId,
        id: lineId,
        orderId,
        sideId: side.id,
        priceMinor: side.priceMinor,
        personSealed: world.vault.seal({ name, email, phone: null, birthDate: "1995-05-05" }),
        emailIndex,
      },
    });
    const seat = await tx.seat.findFirstOrThrow({ where: { eventId, sideId: side.id, lineId: null } });
    await tx.seat.update({
      where: { eventId_sideId_number: { eventId, sideId: side.id, number: seat.number } },
      data: { lineId },
    });
    await tx.ticket.create({ data: { eventId, id: randomUUID(), lineId, code, issuedAt: paidAt } });
    await tx.orderStep.create({
      data: { eventId, orderId, seq: 1, at: paidAt, step: "T1", toState: "held", actor: "attendee" },
    });
    await tx.orderStep.create({
      data: {
        eventId,
        orderId,
        seq: 2,
        at: paidAt,
        step: "T5",
        fromState: "held",
        toState: "paid",
        actor: "stripe",
      },
    });
    await recordMoney(world, tx, { eventId, orderId, amountMinor: side.priceMinor, paidAt });
  });
  return { eventId, orderId, email, locale, code };
}

type Money = { eventId: string; orderId: string; amountMinor: number; paidAt: Date };

/** The page that was paid on, its payment and its place in the books. */
async function recordMoney(world: TestWorld, tx: Tx, money: Money): Promise<void> {
  const { eventId, orderId, amountMinor, paidAt } = money;
  const [attemptId, paymentId] = [randomUUID(), randomUUID()];
  const sessionId = `cs_${attemptId}`;
  const currency = "CNY";
  await tx.paymentAttempt.create({
    data: {
      ...{ eventId, id: attemptId, orderId, n: 1, state: "paid", idempotencyKey: `attempt-${attemptId}` },
      ...{ paramsSealed: world.vault.seal({}), amountMinor, currency, sessionId },
      ...{ expiresAt: paidAt, createdAt: paidAt, updatedAt: paidAt },
    },
  });
  await tx.payment.create({
    data: {
      ...{ eventId, id: paymentId, orderId, attemptId, sessionId, paymentIntentId: `pi_${attemptId}` },
      ...{ amountMinor, currency, disposition: "ticket", receivedAt: paidAt },
    },
  });
  const lines = paymentEntry({ eventId, orderId, currency, amountMinor, paymentId });
  await postLedger(tx, lines, { at: paidAt, recordedAt: paidAt });
}

/** The order's refund begins: ticket void, seat free. */
export async function refundOrder(
  world: TestWorld,
  order: { eventId: string; orderId: string },
): Promise<void> {
  const { eventId, orderId } = order;
  const at = world.clock.now();
  await world.db.transaction(async (tx) => {
    const lines = await tx.orderLine.findMany({ where: { eventId, orderId } });
    const ids = lines.map(({ id }) => id);
    await tx.order.update({ where: { eventId_id: { eventId, id: orderId } }, data: { state: "refund-due" } });
    await tx.orderStep.create({
      data: {
        eventId,
        orderId,
        seq: 3,
        at,
        step: "T12",
        fromState: "paid",
        toState: "refund-due",
        actor: "organiser",
      },
    });
    const payment = await tx.payment.update({
      where: { eventId_id: { eventId, id: (await tx.payment.findFirstOrThrow({ where: { orderId } })).id } },
      data: { disposition: "refund-in-full" },
    });
    const { amountMinor } = payment;
    const why = { reason: "organiser-cancelled", requestedBy: "organiser" } as const;
    await planRefund(world, tx, { payment, amountMinor, ...why });
    await tx.ticket.updateMany({ where: { eventId, lineId: { in: ids } }, data: { voidedAt: at } });
    await tx.seat.updateMany({ where: { eventId, lineId: { in: ids } }, data: { lineId: null } });
  });
}
