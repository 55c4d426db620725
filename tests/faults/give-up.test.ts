import { expect, test } from "vitest";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { giveUp } from "#app/use-cases/payment/give-up.server.ts";
import { returnFromCheckout } from "#app/use-cases/payment/return-from-checkout.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

/** A held seat with an open payment page, in a world where Stripe's notice is faster than the one who asked. */
async function heldSeat() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 1 }] });
  const page = await openPageFor(world, event);
  const overtaken: World = {
    ...world,
    payments: {
      ...world.payments,
      // why: the notice of the ended page is settled between Stripe's answer and the cancelling transaction.
      async expireSession(sessionId) {
        const ended = await world.payments.expireSession(sessionId);
        await settleSession(world, { sessionId, source: "webhook" });
        return ended;
      },
    },
  };
  const closed = async () => {
    const { state, closedReason } = await world.db.prisma.order.findFirstOrThrow();
    return {
      state,
      closedReason,
      taken: await world.db.prisma.seat.count({ where: { lineId: { not: null } } }),
    };
  };
  return { world, overtaken, page, closed };
}

test("a guest who gives up a seat is told so, also when Stripe's notice freed it first", async () => {
  const { world, overtaken, page, closed } = await heldSeat();
  const given = await cancelOwnOrder(overtaken, { token: page.token, shownRefundMinor: 0 });
  expect(given).toEqual({ ok: true, refundMinor: 0 });
  expect(await closed()).toEqual({ state: "expired", closedReason: "attendee-cancelled", taken: 0 });
  await expectNothingLost(world);
});

test("an organiser who ends a hold is told so, also when Stripe's notice freed the seat first", async () => {
  const { world, overtaken, page, closed } = await heldSeat();
  const { eventId, orderId } = page;
  const organiserId = "00000000-0000-4000-8000-000000000001";
  const ended = await cancelOrderForGuest(overtaken, { eventId, orderId, organiserId });
  expect(ended).toEqual({ ok: true, refundMinor: 0 });
  expect(await closed()).toEqual({ state: "expired", closedReason: "organiser-cancelled", taken: 0 });
  expect(await world.db.prisma.auditEntry.count({ where: { action: "order-cancelled" } })).toBe(1);
  await expectNothingLost(world);
});

test("a hold that was over before anybody pressed is nothing to give up", async () => {
  const { world, page, closed } = await heldSeat();
  await world.sandbox.control.expire(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 0 })).toEqual({
    ok: false,
    reason: "not-cancellable",
  });
  expect(await closed()).toMatchObject({ state: "expired", closedReason: "not-paid-in-time" });
});

test("money that arrives after a seat was given up goes back and takes no seat", async () => {
  const { world, overtaken, page, closed } = await heldSeat();
  await world.sandbox.control.expireButTakeMoney(page.sessionId);
  await cancelOwnOrder(overtaken, { token: page.token, shownRefundMinor: 0 });
  await world.sandbox.control.takeLateMoney(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  await runJobs(world);
  expect(await closed()).toMatchObject({ state: "refunded", taken: 0 });
  expect(await world.db.prisma.refund.findMany()).toMatchObject([
    { reason: "order-cancelled", state: "succeeded" },
  ]);
  await expectNothingLost(world);
});

test("who takes seats and gives them up in turns is stopped before Stripe is asked; the seat frees itself later", {
  timeout: 60_000,
}, async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 20 }] });
  let asked = 0;
  const counting: World = {
    ...world,
    payments: {
      ...world.payments,
      // why: how often Stripe is asked is what is looked at.
      expireSession(sessionId) {
        asked += 1;
        return world.payments.expireSession(sessionId);
      },
    },
  };
  const outcomes: string[] = [];
  for (let turn = 0; turn < 11; turn += 1) {
    const page = await openPageFor(world, event, { browserKey: "one-phone" });
    const given = await giveUp(counting, { token: page.token, place: null, shownRefundMinor: -1 });
    outcomes.push(given.ok ? "given" : given.reason);
  }
  expect(outcomes).toEqual([...Array.from({ length: 10 }, () => "given"), "too-many"]);
  expect(asked).toBe(10);
  expect(await world.db.prisma.order.count({ where: { state: "held" } }), "the last one is kept").toBe(1);
  await expectNothingLost(world);
});

test("the way back from the payment page asks Stripe only so often; it always leads to the order", {
  timeout: 60_000,
}, async () => {
  const { world, page } = await heldSeat();
  let asked = 0;
  const counting: World = {
    ...world,
    payments: {
      ...world.payments,
      // why: how often Stripe is asked is what is looked at.
      retrieveSession(sessionId) {
        asked += 1;
        return world.payments.retrieveSession(sessionId);
      },
    },
  };
  for (let turn = 0; turn < 25; turn += 1)
    expect(await returnFromCheckout(counting, { token: page.token, sessionId: null })).toEqual({
      ok: true,
      state: "held",
    });
  expect(asked).toBe(20);
  await expectNothingLost(world);
});
