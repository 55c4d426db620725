import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Payments } from "#app/adapters/stripe.server.ts";
import { jobsOf } from "#app/server/jobs.server.ts";
import { cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { resumeCancellations } from "#app/use-cases/events/resume-cancellations.server.ts";
import { showCancelEvent } from "#app/use-cases/events/show-cancel-event.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { retryRefund } from "#app/use-cases/payment/retry-refund.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { holdSeatFor, openPageFor, registrationFor } from "#tests/builders/buyer.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import type { BuiltEvent, EventWishes } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const organiserId = randomUUID();
const locale = "zh-CN" as const;

async function evening(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ sandbox: true });
  return { world, event: await buildEvening(world, { sides: [{ capacity: 40 }], ...wishes }) };
}

async function versionOf(world: World, eventId: string): Promise<string> {
  const { updatedAt } = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
  return updatedAt.toISOString();
}

async function callOff(world: World, { eventId }: BuiltEvent) {
  const version = await versionOf(world, eventId);
  return cancelEvent(world, { organiserId, eventId, version, confirmed: true });
}

async function cancellationOf(world: World, { eventId }: BuiltEvent) {
  const page = await showCancelEvent(world, { eventId, locale });
  if (page?.stage !== "cancelled") throw new Error(`the event is ${page?.stage}`);
  return page.cancellation;
}

function orderOf(world: World, orderId: string) {
  return world.db.prisma.order.findFirstOrThrow({
    where: { id: orderId },
    include: { refunds: true, event: true },
  });
}

/** Letters of one kind that reached the mailbox, by the id of their order. */
async function sentLetters(world: World, kind: string): Promise<string[]> {
  const letters = await world.db.prisma.letter.findMany({ where: { kind, state: "sent" } });
  return letters.map(({ orderId }) => orderId ?? "").sort();
}

test("the page says what calling off costs before anything happens", async () => {
  const { world, event } = await evening();
  const { eventId } = event;
  const bought = await buyTicketFor(world, event);
  await holdSeatFor(world, event);
  const gift = { organiserId, eventId, sideId: event.sides[0]?.id ?? "", name: "小北", locale };
  await giveComplimentaryTicket(world, { ...gift, email: "gift@mail.example" });
  const page = await showCancelEvent(world, { eventId, locale });
  expect(page).toMatchObject({
    stage: "ask",
    cost: {
      refunds: 1,
      refundMinor: 49_900,
      gifts: 1,
      unpaid: 1,
      disputed: 0,
      venueMinor: 600_000,
      letters: 3,
    },
  });
  expect((await orderOf(world, bought.orderId)).state).toBe("paid");
});

test("30 paid, held and processing orders end once each though the worker dies and the mailbox pushes back", {
  timeout: 180_000,
}, async () => {
  const { world, event } = await evening();
  const paid: string[] = [];
  for (let n = 0; n < 30; n += 1) paid.push((await buyTicketFor(world, event)).orderId);
  const held = await holdSeatFor(world, event);
  const open = await openPageFor(world, event);
  const later = await openPageFor(world, event);
  await world.sandbox.control.payLater(later.sessionId);
  await settleSession(world, { sessionId: later.sessionId, source: "webhook" });
  await learnFees(world);
  expect((await orderOf(world, later.orderId)).state).toBe("processing");

  expect(await callOff(world, event)).toEqual({ ok: true });
  await world.sandbox.control.fault({
    target: "mailbox",
    kind: "status",
    status: 429,
    retryAfter: 2,
    count: 12,
  });
  for (const dying of [dyingAfterRefund(world, 7), dyingBeforeCommit(world, 11), dyingAfterRefund(world, 3)])
    await runJobs(world, jobsOf(dying));
  for (let round = 0; round < 6; round += 1) {
    await world.passTime(60_000);
    await resumeCancellations(world);
    await runJobs(world);
  }
  await expectNothingLost(world);

  const refunds = await world.db.prisma.refund.findMany();
  expect(refunds.map(({ orderId }) => orderId).sort(), "one refund for each paid order").toEqual(paid.sort());
  expect(new Set(refunds.map(({ state }) => state))).toEqual(new Set(["succeeded"]));
  const { refunds: atStripe, sessions } = await world.sandbox.control.state();
  expect(atStripe).toHaveLength(30);
  expect(sessions.find(({ id }) => id === open.sessionId)?.status).toBe("expired");
  const everyone = [...paid, held.orderId, open.orderId, later.orderId].sort();
  expect(await sentLetters(world, "event-cancelled"), "one letter each").toEqual(everyone);
  expect(await sentLetters(world, "refund-done"), "and one when the money left").toEqual(paid.sort());
  expect(await world.db.prisma.seat.count({ where: { lineId: { not: null } } })).toBe(0);
  expect(await cancellationOf(world, event)).toMatchObject({
    orders: { total: 33, done: 33, working: 0, stuck: 0 },
    refundedMinor: 30 * 49_900,
    refundMinor: 30 * 49_900,
    letters: { total: 33, sent: 33, failed: 0 },
    settled: true,
  });

  await world.sandbox.control.settleLater(later.sessionId, "succeeded");
  await settleSession(world, { sessionId: later.sessionId, source: "webhook" });
  await expectNothingLost(world);
  const late = await orderOf(world, later.orderId);
  // A payment that took its time goes back in its own time.
  expect(late.refunds).toMatchObject([{ state: "pending", reason: "event-cancelled", amountMinor: 49_900 }]);
});

/** Stripe tells what it kept of each payment; the sweep asks after twenty of them at a time. */
async function learnFees(world: TestWorld): Promise<void> {
  const { charges } = await world.sandbox.control.state();
  for (const { id, status } of charges) if (status === "succeeded") await world.sandbox.control.revealFee(id);
  await world.passTime(120_000);
  for (let sweeps = 0; sweeps < 2; sweeps += 1) await sweepHolds(world);
  await runJobs(world);
}

/** A world whose process dies right after Stripe took its n-th refund, before it is written down. */
function dyingAfterRefund(world: TestWorld, every: number): World {
  let calls = 0;
  const payments: Payments = {
    ...world.payments,
    createRefund: async (...args) => {
      const answer = await world.payments.createRefund(...args);
      calls += 1;
      // why: a killed process leaves Stripe's answer unread
      if (calls % every === 0) throw new Error("killed after the refund");
      return answer;
    },
  };
  return { ...world, payments };
}

/** A world whose process dies at the end of every n-th transaction, before it commits. */
function dyingBeforeCommit(world: TestWorld, every: number): World {
  let calls = 0;
  const transaction: World["db"]["transaction"] = (work) =>
    world.db.transaction(async (tx) => {
      const done = await work(tx);
      calls += 1;
      // why: a killed process leaves its transaction to be rolled back
      if (calls % every === 0) throw new Error("killed before the commit");
      return done;
    });
  return { ...world, db: { ...world.db, transaction } };
}

test("two presses at once cancel once, with one audit entry and one refund", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  const presses = await Promise.all([callOff(world, event), callOff(world, event)]);
  expect(presses).toEqual([{ ok: true }, { ok: true }]);
  await expectNothingLost(world);
  expect((await orderOf(world, page.orderId)).refunds).toHaveLength(1);
  expect(await world.db.prisma.auditEntry.count({ where: { action: "event-cancelled" } })).toBe(1);
});

test("claims that race with the cancelling are refused, or held and then ended: nobody keeps a seat", {
  timeout: 120_000,
}, async () => {
  const { world, event } = await evening({ sides: [{ capacity: 200 }] });
  for (let round = 0; round < 3; round += 1) {
    const eventOfRound = round === 0 ? event : await buildEvening(world, { sides: [{ capacity: 200 }] });
    const version = await versionOf(world, eventOfRound.eventId);
    const claims = Array.from({ length: 60 }, () => holdSeat(world, registrationFor(eventOfRound)));
    const cancelled = cancelEvent(world, {
      ...{ organiserId, eventId: eventOfRound.eventId, version, confirmed: true },
    });
    const more = Array.from({ length: 60 }, () => holdSeat(world, registrationFor(eventOfRound)));
    const outcomes = await Promise.all([...claims, ...more]);
    expect(await cancelled).toEqual({ ok: true });
    for (const outcome of outcomes)
      if (!outcome.ok) expect(outcome).toEqual({ ok: false, reason: "sales-closed", why: "cancelled" });
    const after = await holdSeat(world, registrationFor(eventOfRound));
    expect(after).toMatchObject({ ok: false, reason: "sales-closed" });
    await runJobs(world);
    const { eventId } = eventOfRound;
    expect(await world.db.prisma.order.count({ where: { eventId, state: "held" } })).toBe(0);
    const held = outcomes.filter((outcome) => outcome.ok).length;
    expect(await world.db.prisma.letter.count({ where: { eventId, kind: "event-cancelled" } })).toBe(held);
  }
  await expectNothingLost(world);
});

test("a seat being held when the event is called off is waited for and seen", async () => {
  const { world, event } = await evening();
  const { eventId } = event;
  const version = await versionOf(world, eventId);
  const client = await world.db.pool.connect();
  let cancelling: ReturnType<typeof cancelEvent> | undefined;
  try {
    await client.query("begin");
    // The lock that writing an order takes on its event.
    await client.query("select 1 from event where id = $1 for key share", [eventId]);
    cancelling = cancelEvent(world, { organiserId, eventId, version, confirmed: true });
    const waits = await Promise.race([
      cancelling.then(() => "done"),
      new Promise((resolve) => setTimeout(() => resolve("waits"), 300)),
    ]);
    expect(waits).toBe("waits");
    await client.query("commit");
  } finally {
    client.release();
  }
  expect(await cancelling).toEqual({ ok: true });
});

test("money that arrives after the cancelling goes back once, and its person is told", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  expect(await callOff(world, event)).toEqual({ ok: true });
  await Promise.all([
    settleSession(world, { sessionId: page.sessionId, source: "webhook" }),
    settleSession(world, { sessionId: page.sessionId, source: "return" }),
  ]);
  await expectNothingLost(world);
  const order = await orderOf(world, page.orderId);
  expect(order.state).toBe("refunded");
  expect(order.refunds).toMatchObject([
    { state: "succeeded", reason: "event-cancelled", amountMinor: 49_900 },
  ]);
  await resumeCancellations(world);
  await runJobs(world);
  expect(await sentLetters(world, "event-cancelled")).toEqual([page.orderId]);
});

test("a held order cannot be paid once its event is called off, and the page at Stripe is closed", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await callOff(world, event);
  const token = orderToken(world.vault, page);
  expect(await startPayment(world, { token })).toEqual({ ok: false, reason: "sales-closed" });
  await runJobs(world);
  await expect(world.sandbox.control.payByCard(page.sessionId)).rejects.toThrow();
  expect(await orderOf(world, page.orderId)).toMatchObject({
    state: "cancelled",
    closedReason: "event-cancelled",
  });
  await expectNothingLost(world);
});

test("while Stripe is away nothing is freed; when it is back the work goes on", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await callOff(world, event);
  // why: Stripe is away for this worker alone
  const away: Payments = {
    ...world.payments,
    expireSession: async () => ({ ok: false, reason: "unavailable", why: "away" }),
  };
  await runJobs(world, jobsOf({ ...world, payments: away }));
  expect((await orderOf(world, page.orderId)).state).toBe("held");
  expect(await cancellationOf(world, event)).toMatchObject({ settled: false, orders: { working: 1 } });
  await runJobs(world);
  expect((await orderOf(world, page.orderId)).state).toBe("cancelled");
});

test("a refund that fails is shown by name, and a person can have it tried again", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  await world.sandbox.control.refundBehaviour({ default: "failed" });
  await callOff(world, event);
  await runJobs(world);
  const failed = await cancellationOf(world, event);
  expect(failed).toMatchObject({ orders: { stuck: 1, done: 0 }, refundedMinor: 0, refundMinor: 49_900 });
  expect(failed.stuck).toMatchObject([{ orderId: page.orderId, reason: "refund-failed" }]);
  await world.sandbox.control.refundBehaviour({ default: "succeeded" });
  const refund = await world.db.prisma.refund.findFirstOrThrow();
  const again = { organiserId, eventId: event.eventId, refundId: refund.id };
  expect(await retryRefund(world, again)).toMatchObject({ ok: true });
  await expectNothingLost(world);
  expect(await cancellationOf(world, event)).toMatchObject({
    orders: { stuck: 0, done: 1 },
    refundedMinor: 49_900,
    settled: true,
  });
});

test("tickets and reminders that were not sent yet stay unsent; the calendar is told to forget the evening", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  const before = await world.db.prisma.letter.findMany({ where: { orderId: page.orderId } });
  expect(before.map(({ kind }) => kind).sort()).toEqual(["reminder-24h", "reminder-2h", "ticket"]);
  await callOff(world, event);
  await runJobs(world);
  const after = await world.db.prisma.letter.findMany({ where: { orderId: page.orderId } });
  const states = Object.fromEntries(after.map(({ kind, state }) => [kind, state]));
  expect(states).toEqual({
    ticket: "skipped",
    "reminder-24h": "skipped",
    "reminder-2h": "skipped",
    "event-cancelled": "sent",
    "refund-done": "sent",
  });
  const letters = await world.sandbox.control.letters();
  const letter = letters.find(({ subject }) => subject.startsWith("活动取消"));
  expect(letter?.text).toContain("¥499.00 CNY 全额退回");
  const file = letter?.attachments.find(({ filename }) => filename === "event.ics");
  expect(file?.contentType).toContain("method=CANCEL");
  const ics = Buffer.from(file?.base64 ?? "", "base64").toString();
  expect(ics).toContain("METHOD:CANCEL");
  expect(ics).toContain(`UID:${page.orderId}@qingju`);
  expect(Number(/SEQUENCE:(\d+)/.exec(ics)?.[1])).toBeGreaterThan(1);
});

test("a disputed payment is left to its bank, its person is told, and the organiser sees it", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  await world.db.prisma.order.updateMany({
    where: { id: page.orderId },
    data: { disputed: true, needsOrganiser: "disputed" },
  });
  await callOff(world, event);
  await runJobs(world);
  expect((await orderOf(world, page.orderId)).refunds).toEqual([]);
  expect(await sentLetters(world, "event-cancelled")).toEqual([page.orderId]);
  expect((await cancellationOf(world, event)).stuck).toMatchObject([{ reason: "disputed" }]);
});

test("the venue's fee stays owed, and revenue goes back to nothing", async () => {
  const { world, event } = await evening();
  await buyTicketFor(world, event);
  await callOff(world, event);
  await expectNothingLost(world);
  const sum = async (account: string) => {
    const { _sum } = await world.db.prisma.ledgerLine.aggregate({
      where: { account },
      _sum: { amountMinor: true },
    });
    return _sum.amountMinor;
  };
  expect(await sum("ticket-revenue")).toBe(0);
  expect(await sum("venue-cost")).toBe(600_000);
});

test.each([
  ["a draft", { state: "draft" as const }, "not-published"],
  [
    "an event that is over",
    { startsAt: new Date(Date.now() - 9e6), endsAt: new Date(Date.now() - 1e6) },
    "over",
  ],
])("%s cannot be called off", async (_, wishes, reason) => {
  const world = await openTestWorld();
  const event = await buildEvening(world, wishes);
  expect(await callOff(world, event)).toEqual({ ok: false, reason });
});

test("without the tick, or as it was shown before a change, nothing is called off", async () => {
  const world = await openTestWorld();
  const { eventId } = await buildEvening(world);
  const version = await versionOf(world, eventId);
  const asked = { organiserId, eventId, version, confirmed: false };
  expect(await cancelEvent(world, asked)).toEqual({ ok: false, reason: "not-confirmed" });
  const old = new Date(0).toISOString();
  expect(await cancelEvent(world, { ...asked, version: old, confirmed: true })).toEqual({
    ok: false,
    reason: "stale",
  });
  expect(await cancelEvent(world, { ...asked, eventId: randomUUID() })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await world.db.prisma.event.count({ where: { state: "published" } })).toBe(1);
});
