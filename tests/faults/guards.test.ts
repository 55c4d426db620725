import { expect, test } from "vitest";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { quoteCancellation } from "#app/use-cases/payment/quote-cancellation.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { holdSeatFor, openPageFor, openPageOf } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { listenToStripe } from "#tests/builders/stripe-webhook.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { Crash, mortal } from "#tests/model/crashes.ts";
import { openTestWorld } from "#tests/world.ts";

const MINUTE = 60_000;

async function evening() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  return { world, event };
}

test("a refund follows the ladder the order was accepted with, whatever the organiser made of it since", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  await world.db.prisma.event.updateMany({ data: { refundLadder: [{ hoursBefore: 1, percent: 10 }] } });
  expect(await quoteCancellation(world, { token: page.token })).toMatchObject({
    ok: true,
    quote: { percent: 100, amountMinor: 49_900 },
  });
});

for (const [name, pays, ends] of [
  ["and that was paid is a ticket once its hold is over", true, "paid"],
  ["and that nobody paid gives its seat back once its hold is over", false, "expired"],
] as const)
  test(`a page that was made by a process killed before it saved the page's id ${name}`, async () => {
    const { world, event } = await evening();
    const key = await holdSeatFor(world, event);
    const dying = mortal(world);
    dying.arm({ point: "after-create", skip: 0 });
    const asked = startPayment(dying.world(), { token: orderToken(world.vault, key) });
    await expect(asked).rejects.toThrow(Crash);
    const [made] = (await world.sandbox.control.state()).sessions;
    if (pays) await world.sandbox.control.payByCard(made?.id ?? "");
    await world.passTime(33 * MINUTE);
    await sweepHolds(world);
    const order = await world.db.prisma.order.findFirstOrThrow();
    expect(order.state).toBe(ends);
    expect((await world.sandbox.control.state()).counts.sessions).toBe(1);
    await expectNothingLost(world);
  });

test("two payments for one order, the second on a page that was believed not to exist: it goes back, the ticket stays", async () => {
  const { world, event } = await evening();
  const first = await openPageFor(world, event);
  // why: Stripe's answer was lost and its list did not show the page yet, so its attempt was laid aside.
  await world.db.prisma.paymentAttempt.updateMany({ data: { state: "retired" } });
  const second = await openPageOf(world, first);
  expect(second.sessionId).not.toBe(first.sessionId);
  for (const { sessionId } of [second, first]) {
    await world.sandbox.control.payByCard(sessionId);
    await settleSession(world, { sessionId, source: "webhook" });
  }
  await expectNothingLost(world);
  expect((await world.db.prisma.order.findFirstOrThrow()).state).toBe("paid");
  expect(await world.db.prisma.ticket.count({ where: { voidedAt: null } })).toBe(1);
  const refunds = await world.db.prisma.refund.findMany({ select: { reason: true, state: true } });
  expect(refunds).toEqual([{ reason: "second-payment", state: "succeeded" }]);
});

test("a notice that comes three days late changes nothing more", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  await world.passTime(33 * MINUTE);
  await sweepHolds(world);
  await world.passTime(3 * 24 * 60 * MINUTE);
  const { statuses } = await listenToStripe(world);
  await expect.poll(() => statuses.length, { timeout: 20_000 }).toBeGreaterThan(2);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await world.db.prisma.payment.count()).toBe(1);
  expect(await world.db.prisma.ticket.count()).toBe(1);
  await expectNothingLost(world);
});

for (const [name, hours] of [
  ["at once", 0],
  ["after Stripe forgot its key", 25],
] as const)
  test(`a part refund whose process was killed after the call is asked for again ${name} and made once`, async () => {
    const world = await openTestWorld({ sandbox: true });
    const refundLadder = [{ hoursBefore: 1, percent: 40 }];
    const event = await buildEvent(world.db, { now: world.clock.now(), refundLadder });
    const page = await buyTicketFor(world, event);
    await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 19_960 });
    const { id: refundId } = await world.db.prisma.refund.findFirstOrThrow();
    const dying = mortal(world);
    dying.arm({ point: "after-refund", skip: 0 });
    const asked = startRefund(dying.world(), { eventId: event.eventId, refundId });
    await expect(asked).rejects.toThrow(Crash);
    await world.passTime(hours * 60 * MINUTE);
    await startRefund(world, { eventId: event.eventId, refundId });
    expect((await world.sandbox.control.state()).counts.refunds).toBe(1);
    await expectNothingLost(world);
  });

test("a refund that is due is not asked for while the buyer's bank disputes the payment", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  const { eventId, organiserId } = event;
  await cancelOrderForGuest(world, { eventId, organiserId, orderId: page.orderId });
  await world.db.prisma.order.updateMany({ data: { disputed: true } });
  const { id: refundId } = await world.db.prisma.refund.findFirstOrThrow();
  await startRefund(world, { eventId, refundId });
  expect((await world.sandbox.control.state()).counts.refunds).toBe(0);
});
