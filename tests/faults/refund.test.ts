import { expect, test } from "vitest";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { retryRefund } from "#app/use-cases/payment/retry-refund.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { listenToStripe } from "#tests/builders/stripe-webhook.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

const DAY = 86_400_000;

async function evening() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  return { world, event };
}

function orderOf(world: World, orderId: string) {
  return world.db.prisma.order.findFirstOrThrow({ where: { id: orderId }, include: { refunds: true } });
}

test("cancel pressed on two phones at once makes one refund, and the ticket's seat is free", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  const outcomes = await Promise.all(
    [1, 2].map(() => cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 })),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  await expectNothingLost(world);
  const order = await orderOf(world, page.orderId);
  expect(order.state).toBe("refunded");
  expect(order.refunds.map((refund) => refund.state)).toEqual(["succeeded"]);
  expect(await world.db.prisma.seat.count({ where: { lineId: { not: null } } })).toBe(0);
});

test("between seven and two days before, the ladder gives 80 % back and the rest stays as revenue", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  await world.passTime(10 * DAY);
  expect(await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 })).toEqual({
    ok: false,
    reason: "quote-changed",
  });
  expect(await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 39_920 })).toEqual({
    ok: true,
    refundMinor: 39_920,
  });
  await expectNothingLost(world);
  const revenue = await world.db.prisma.ledgerLine.aggregate({
    where: { account: "ticket-revenue" },
    _sum: { amountMinor: true },
  });
  expect(revenue._sum.amountMinor).toBe(-9_980);
});

test("a worker killed right after Stripe made the refund makes no second one", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  await cancelOrderForGuest(world, {
    organiserId: event.organiserId,
    eventId: event.eventId,
    orderId: page.orderId,
  });
  const refund = await world.db.prisma.refund.findFirstOrThrow();
  const dying: World = {
    ...world,
    payments: {
      ...world.payments,
      // why: the process dies between Stripe's answer and its being written down.
      async createRefund(...asked) {
        await world.payments.createRefund(...asked);
        throw new Error("killed");
      },
    },
  };
  await expect(startRefund(dying, { eventId: event.eventId, refundId: refund.id })).rejects.toThrow("killed");
  await expectNothingLost(world);
  expect((await world.sandbox.control.state()).counts.refunds).toBe(1);
  expect((await orderOf(world, page.orderId)).state).toBe("refunded");
});

test("an attempt to refund after Stripe forgot the key finds the refund in its list", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  await cancelOrderForGuest(world, {
    organiserId: event.organiserId,
    eventId: event.eventId,
    orderId: page.orderId,
  });
  const refund = await world.db.prisma.refund.findFirstOrThrow({ include: { payment: true } });
  const { eventId, orderId, amountMinor } = refund;
  const ask = {
    eventId,
    orderId,
    amountMinor,
    refundId: refund.id,
    paymentIntentId: refund.payment.paymentIntentId,
  };
  await world.payments.createRefund(ask, refund.idempotencyKey);
  await world.db.prisma.refund.updateMany({ data: { state: "calling", firstTriedAt: world.clock.now() } });
  await world.passTime(DAY + 3_600_000);
  await startRefund(world, { eventId, refundId: refund.id });
  expect((await world.sandbox.control.state()).counts.refunds).toBe(1);
  await expectNothingLost(world);
});

test("a pending refund is not done until Stripe says so, and a failed one waits for a person, who can try again", async () => {
  const { world, event } = await evening();
  await listenToStripe(world);
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByAlipay(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "return" });
  await world.sandbox.control.refundBehaviour({ default: "pending" });
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  await runJobs(world);
  expect((await orderOf(world, page.orderId)).state).toBe("refunding");
  expect(await world.db.prisma.letter.count({ where: { kind: "refund-done" } }), "no letter yet").toBe(0);
  const [atStripe] = (await world.sandbox.control.state()).refunds;
  await world.sandbox.control.settleRefund(atStripe?.id ?? "", "failed");
  await expect.poll(() => orderOf(world, page.orderId).then((order) => order.state)).toBe("refund-failed");
  const failed = await orderOf(world, page.orderId);
  expect(failed.needsOrganiser).toBe("refund-failed");
  await world.sandbox.control.refundBehaviour({ default: "succeeded" });
  const refundId = failed.refunds[0]?.id ?? "";
  const retried = await retryRefund(world, {
    organiserId: event.organiserId,
    eventId: event.eventId,
    refundId,
  });
  expect(retried.ok).toBe(true);
  await expectNothingLost(world);
  expect((await orderOf(world, page.orderId)).state).toBe("refunded");
  expect(await world.db.prisma.letter.count({ where: { kind: "refund-done" } })).toBe(1);
});

test("a refund made in Stripe's dashboard and a dispute become tasks", async () => {
  const { world, event } = await evening();
  await listenToStripe(world);
  const [one, two] = [await buyTicketFor(world, event), await buyTicketFor(world, event)];
  const charges = (await world.sandbox.control.state()).charges;
  await world.sandbox.control.dashboardRefund(charges[0]?.id ?? "", 100);
  await world.sandbox.control.dispute({ charge: charges[1]?.id ?? "" });
  const tasks = () =>
    Promise.all([one, two].map((page) => orderOf(world, page.orderId).then((order) => order.needsOrganiser)));
  await expect.poll(async () => (await tasks()).sort()).toEqual(["disputed", "refunded-elsewhere"]);
});

test("giving up a held seat ends its page at Stripe first, and money that still came goes back", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  expect(await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 0 })).toEqual({
    ok: true,
    refundMinor: 0,
  });
  expect((await orderOf(world, page.orderId)).state).toBe("cancelled");
  const [session] = (await world.sandbox.control.state()).sessions;
  expect(session?.status).toBe("expired");
  await expectNothingLost(world);
});

test("giving up a seat that was paid in the same moment leaves the ticket and says that the quote changed", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  expect(await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 0 })).toEqual({
    ok: false,
    reason: "quote-changed",
  });
  expect((await orderOf(world, page.orderId)).state).toBe("paid");
  await expectNothingLost(world);
});
