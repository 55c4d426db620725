import { expect, test, vi } from "vitest";
import { returnFromCheckout } from "#app/use-cases/payment/return-from-checkout.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { holdSeatFor, openPageFor, openPageOf } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { listenToStripe } from "#tests/builders/stripe-webhook.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const MINUTE = 60_000;

async function evening(seats = 3) {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: seats }] });
  return { world, event };
}

function stateOf(world: World, orderId: string): Promise<string> {
  return world.db.prisma.order.findFirstOrThrow({ where: { id: orderId } }).then((order) => order.state);
}

async function counts(world: TestWorld) {
  const { sessions } = (await world.sandbox.control.state()).counts;
  const [payments, tickets] = await Promise.all([
    world.db.prisma.payment.count(),
    world.db.prisma.ticket.count({ where: { voidedAt: null } }),
  ]);
  return { sessions, payments, tickets };
}

test("two tabs and two clicks on pay open one page", async () => {
  const { world, event } = await evening();
  const key = await holdSeatFor(world, event);
  const token = orderToken(world.vault, key);
  const outcomes = await Promise.all([1, 2, 3].map(() => startPayment(world, { token })));
  const urls = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.url : outcome.reason)));
  expect([...urls], "every tab is sent to the same page").toHaveLength(1);
  expect(await counts(world)).toMatchObject({ sessions: 1 });
  expect(await world.db.prisma.paymentAttempt.count()).toBe(1);
  await expectNothingLost(world);
});

for (const [name, fault] of [
  ["answers 500 and remembers it", { kind: "status", status: 500 }],
  ["answers 500 after making the page", { kind: "status", status: 500, afterWork: true }],
  ["answers 429", { kind: "status", status: 429 }],
  ["answers with a proxy's page", { kind: "status", status: 502, html: true }],
  ["hangs", { kind: "delay", ms: 5_000 }],
  ["drops the line before the request arrives", { kind: "reset-before" }],
  ["drops the line after it has made the page", { kind: "reset-after" }],
  ["cuts its answer short", { kind: "cut-body" }],
] as const)
  test(`when Stripe ${name}, the buyer is told within ten seconds and a second try pays once`, async () => {
    const { world, event } = await evening();
    const key = await holdSeatFor(world, event);
    const token = orderToken(world.vault, key);
    await world.sandbox.control.fault({ ...fault, count: 9 });
    const before = performance.now();
    const first = await startPayment(world, { token });
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(first).toEqual({ ok: false, reason: "unavailable" });
    expect(await stateOf(world, key.orderId), "the seat is kept").toBe("held");
    await world.sandbox.control.clearFaults();
    // A call that hangs keeps its key busy until it ends.
    const page = await vi.waitFor(() => openPageOf(world, key), { timeout: 20_000, interval: 500 });
    await world.sandbox.control.payByCard(page.sessionId);
    await returnFromCheckout(world, { token, sessionId: page.sessionId });
    const open = (await world.sandbox.control.state()).sessions.filter(
      (session) => session.status === "open",
    );
    expect(open, "no second page could take money").toHaveLength(0);
    expect(await counts(world)).toMatchObject({ payments: 1, tickets: 1 });
    await expectNothingLost(world);
  }, 60_000);

test("webhook and return page at the same instant make one payment and one ticket", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await listenToStripe(world);
  await Promise.all([
    world.sandbox.control.payByCard(page.sessionId),
    ...[1, 2, 3].map(() => returnFromCheckout(world, { token: page.token, sessionId: page.sessionId })),
  ]);
  await Promise.all(
    [1, 2, 3].map(() => settleSession(world, { sessionId: page.sessionId, source: "webhook" })),
  );
  expect(await counts(world)).toEqual({ sessions: 1, payments: 1, tickets: 1 });
  await expectNothingLost(world);
});

test("a payment whose notice never came is settled by the sweep before the seat could be freed", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  await world.passTime(33 * MINUTE);
  expect(await sweepHolds(world)).toMatchObject({ looked: 1, freed: 0, settled: 1 });
  expect(await stateOf(world, page.orderId)).toBe("paid");
  await expectNothingLost(world);
});

test("a page that was never paid is ended at Stripe before its seat is freed", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.passTime(33 * MINUTE);
  expect(await sweepHolds(world)).toMatchObject({ freed: 1 });
  expect(await stateOf(world, page.orderId)).toBe("expired");
  await expectNothingLost(world);
});

test("while Stripe cannot be asked, an overdue seat is kept, and freed once it can", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.passTime(33 * MINUTE);
  await world.sandbox.control.fault({ kind: "status", status: 503, count: 20 });
  expect(await sweepHolds(world)).toMatchObject({ freed: 0, kept: 1 });
  expect(await stateOf(world, page.orderId)).toBe("held");
  await world.sandbox.control.clearFaults();
  expect(await sweepHolds(world)).toMatchObject({ freed: 1 });
  await expectNothingLost(world);
}, 60_000);

test("a declined card leaves the page open, and the next try pays", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.declineCard(page.sessionId);
  expect(await returnFromCheckout(world, { token: page.token, sessionId: null })).toEqual({
    ok: true,
    state: "held",
  });
  await world.sandbox.control.payByAlipay(page.sessionId);
  expect(await returnFromCheckout(world, { token: page.token, sessionId: null })).toEqual({
    ok: true,
    state: "paid",
  });
  await expectNothingLost(world);
});

test("a delayed payment keeps its seat past the hold and becomes a ticket when the money comes", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payLater(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await stateOf(world, page.orderId)).toBe("processing");
  await world.passTime(40 * MINUTE);
  await sweepHolds(world);
  expect(await stateOf(world, page.orderId), "the clock alone frees nothing").toBe("processing");
  await world.sandbox.control.settleLater(page.sessionId, "succeeded");
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await stateOf(world, page.orderId)).toBe("paid");
  await expectNothingLost(world);
});

test("a delayed payment that fails frees the seat", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payLater(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  await world.sandbox.control.settleLater(page.sessionId, "failed");
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await stateOf(world, page.orderId)).toBe("expired");
  await expectNothingLost(world);
});

for (const [name, seats, taken, state, disposition] of [
  ["with room it is honoured", 1, false, "paid", "ticket"],
  ["when the seat is gone it goes back once", 1, true, "refunded", "refund-in-full"],
] as const)
  test(`money that comes after the page was called expired: ${name}`, async () => {
    const { world, event } = await evening(seats);
    const page = await openPageFor(world, event);
    await world.sandbox.control.expireButTakeMoney(page.sessionId, { keepExpired: true });
    await settleSession(world, { sessionId: page.sessionId, source: "sweep" });
    expect(await stateOf(world, page.orderId)).toBe("expired");
    if (taken) await holdSeatFor(world, event);
    await world.sandbox.control.takeLateMoney(page.sessionId);
    await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
    await expectNothingLost(world);
    expect(await stateOf(world, page.orderId)).toBe(state);
    const payment = await world.db.prisma.payment.findFirstOrThrow();
    expect(payment.disposition).toBe(disposition);
  });

test("the same person's second paid order goes back and the first ticket stays", async () => {
  const { world, event } = await evening();
  const first = await openPageFor(world, event, { email: "mei@mail.example" });
  const second = await openPageFor(world, event, { email: "mei+again@mail.example" });
  for (const page of [first, second]) await world.sandbox.control.payByCard(page.sessionId);
  await Promise.all(
    [first, second].map((page) => settleSession(world, { sessionId: page.sessionId, source: "webhook" })),
  );
  await expectNothingLost(world);
  const states = await Promise.all([first, second].map((page) => stateOf(world, page.orderId)));
  expect(states.sort()).toEqual(["paid", "refunded"]);
});

for (const part of ["amountMinor", "currency"] as const)
  test(`a payment whose ${part} differs from the order gives no ticket and a task`, async () => {
    const { world, event } = await evening();
    const page = await openPageFor(world, event);
    await world.sandbox.control.payByCard(page.sessionId);
    await world.db.prisma.paymentAttempt.updateMany({
      data: part === "amountMinor" ? { amountMinor: 1 } : { currency: "JPY" },
    });
    await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
    const order = await world.db.prisma.order.findFirstOrThrow();
    expect(order).toMatchObject({ state: "held", needsOrganiser: "amount-mismatch" });
    expect(await counts(world)).toMatchObject({ payments: 1, tickets: 0 });
    await expectNothingLost(world);
  });

test("the price that was held stands when the organiser changes it", async () => {
  const { world, event } = await evening();
  const key = await holdSeatFor(world, event);
  await world.db.prisma.seat.updateMany({ data: { priceMinor: 99_900 } });
  const page = await openPageOf(world, key);
  await world.sandbox.control.payByCard(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await world.db.prisma.payment.findFirstOrThrow()).toMatchObject({
    amountMinor: 49_900,
    disposition: "ticket",
  });
  await expectNothingLost(world);
});

test("paying in the very second of expiry ends in exactly one of paid and expired", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.passTime(33 * MINUTE);
  await Promise.allSettled([
    sweepHolds(world),
    world.sandbox.control.payByCard(page.sessionId),
    returnFromCheckout(world, { token: page.token, sessionId: page.sessionId }),
  ]);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(["paid", "expired"]).toContain(await stateOf(world, page.orderId));
  await expectNothingLost(world);
});
