import { expect, test } from "vitest";
import { cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { listApplications } from "#app/use-cases/events/list-applications.server.ts";
import { showGuest } from "#app/use-cases/events/show-guest.server.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { lockOrder, takeStep } from "#app/use-cases/payment/order-record.server.ts";
import { payOrder } from "#app/use-cases/payment/pay-order.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { answerApplication } from "#app/use-cases/registration/answer-application.server.ts";
import { applyForSeat } from "#app/use-cases/registration/apply-for-seat.server.ts";
import { endApplications, withdrawApplication } from "#app/use-cases/registration/end-application.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { showExtras } from "#app/use-cases/registration/show-extras.server.ts";
import { applyTo, approvedAt, buildApprovalEvent, lettersOf, standing } from "#tests/builders/approval.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import type { EventWishes } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;

async function stage(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + 480 * HOUR);
  const event = await buildApprovalEvent(world, { startsAt, ...wishes });
  return { world, event };
}

async function pay(world: TestWorld, token: string, shownPriceMinor = 49_900) {
  const paid = await payOrder(world, { token, shownPriceMinor });
  if (!paid.ok) throw new Error(`no payment page: ${paid.reason}`);
  const attempt = await world.db.prisma.paymentAttempt.findFirstOrThrow({ where: { state: "open" } });
  await world.sandbox.control.payByCard(attempt.sessionId ?? "");
  await settleSession(world, { sessionId: attempt.sessionId ?? "", source: "webhook" });
}

test("who applies is looked at, approved, pays for the kept seat and has a ticket; each step is told once", async () => {
  const { world, event } = await stage();
  const applied = await applyTo(world, event, { email: "xiaoyu@mail.example" });
  expect(await standing(world, applied.orderId)).toMatchObject({ state: "applied", seats: 0, totalMinor: 0 });
  await runJobs(world);
  const { organiserId, eventId } = event;
  const answer = { organiserId, eventId, orderId: applied.orderId, answer: "approve" } as const;
  expect(await answerApplication(world, answer)).toEqual({ ok: true });
  await runJobs(world);
  const shown = await showExtras(world, { token: applied.token, locale: "zh-CN" });
  expect(shown.application).toMatchObject({ at: "offered", priceMinor: 49_900 });
  await pay(world, applied.token);
  await world.passTime(2 * 60_000);
  await expectNothingLost(world);
  expect(await standing(world, applied.orderId)).toMatchObject({
    state: "paid",
    seats: 1,
    totalMinor: 49_900,
    entries: ["approval claimed"],
  });
  expect((await lettersOf(world, applied.orderId)).sort()).toEqual(
    ["application-approved", "application-received", "ticket"].sort(),
  );
});

test("a form for such a side becomes an application, and the same form again is the same one", async () => {
  const { world, event } = await stage();
  const form = registrationFor(event);
  const first = await registerGuest(world, form);
  const again = await registerGuest(world, form);
  expect(first).toMatchObject({ ok: true, payUrl: null, held: false });
  expect(again).toEqual(first);
  expect(await world.db.prisma.order.count({ where: { eventId: event.eventId, state: "applied" } })).toBe(1);
});

test("two presses of one form at the same moment are one application", async () => {
  const { world, event } = await stage();
  const form = registrationFor(event);
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => applyForSeat(world, form)));
  const ids = new Set(outcomes.map((one) => (one.ok ? one.order.orderId : one.reason)));
  expect(ids.size).toBe(1);
});

test("nothing of an application can be paid before it is approved, by any way in", async () => {
  const { world, event } = await stage();
  const form = registrationFor(event);
  expect(await holdSeat(world, form)).toEqual({ ok: false, reason: "needs-approval" });
  const applied = await applyTo(world, event);
  expect(await startPayment(world, { token: applied.token })).toEqual({ ok: false, reason: "not-payable" });
  expect(await payOrder(world, { token: applied.token, shownPriceMinor: 49_900 })).toEqual({
    ok: false,
    reason: "not-payable",
  });
  expect(await standing(world, applied.orderId)).toMatchObject({ state: "applied", seats: 0, payments: [] });
  expect(await world.db.prisma.paymentAttempt.count()).toBe(0);
});

test("an approved applicant without a kept seat cannot pay, is told their number, and is next when one is free", async () => {
  const { world, event } = await stage({ sides: [{ capacity: 1 }, {}] });
  const first = await approvedAt(world, event, { email: "first@mail.example" });
  const second = await approvedAt(world, event, { email: "second@mail.example" });
  const extras = await showExtras(world, { token: second.token, locale: "en" });
  expect(extras.application).toEqual({ at: "waiting", position: 1 });
  expect(await payOrder(world, { token: second.token, shownPriceMinor: 49_900 })).toEqual({
    ok: false,
    reason: "not-payable",
  });
  await world.passTime(2 * 60_000);
  await runJobs(world);
  expect(await lettersOf(world, second.orderId)).toContain("application-waiting");
  expect(await lettersOf(world, first.orderId)).not.toContain("application-waiting");
  await withdrawApplication(world, { token: first.token });
  await runJobs(world);
  expect((await showExtras(world, { token: second.token, locale: "en" })).application).toMatchObject({
    at: "offered",
  });
  expect(await lettersOf(world, second.orderId)).toContain("application-approved");
  await expectNothingLost(world);
});

test("whose time to pay is over loses the seat to the next, is told once, and pays nothing", async () => {
  const { world, event } = await stage({ sides: [{ capacity: 1 }, {}] });
  const first = await approvedAt(world, event);
  const second = await approvedAt(world, event);
  await world.passTime(49 * HOUR);
  expect(await endApplications(world)).toBe(1);
  expect(await endApplications(world)).toBe(0);
  await runJobs(world);
  expect(await standing(world, first.orderId)).toMatchObject({
    state: "expired",
    seats: 0,
    entries: ["approval expired"],
  });
  expect((await lettersOf(world, first.orderId)).filter((kind) => kind === "application-ended")).toHaveLength(
    1,
  );
  expect((await showExtras(world, { token: second.token, locale: "en" })).application).toMatchObject({
    at: "offered",
  });
  expect(await payOrder(world, { token: first.token, shownPriceMinor: 49_900 })).toMatchObject({ ok: false });
  await expectNothingLost(world);
});

test("a decline is polite, frees nothing, and its note is for the office alone", async () => {
  const { world, event } = await stage();
  const applied = await applyTo(world, event, { email: "no@mail.example" });
  const { organiserId, eventId } = event;
  const input = { organiserId, eventId, orderId: applied.orderId };
  await answerApplication(world, { ...input, answer: "decline", note: "上次 没来\n" });
  await runJobs(world);
  expect(await standing(world, applied.orderId)).toMatchObject({ state: "declined", entries: [] });
  const guest = await showGuest(world, { eventId, orderId: applied.orderId, locale: "zh-CN" });
  expect(guest?.note).toBe("上次 没来");
  const letters = await world.sandbox.control.letters("no@mail.example");
  const told = letters.map(({ text, subject }) => `${subject} ${text}`).join("\n");
  expect(told).toContain("没能为你安排");
  expect(told).not.toContain("上次");
  expect(JSON.stringify(await world.db.prisma.orderStep.findMany())).not.toContain("上次");
  await expectNothingLost(world);
});

test("two organisers who answer at once give one answer", async () => {
  const { world, event } = await stage();
  const applied = await applyTo(world, event);
  const { organiserId, eventId } = event;
  const input = { organiserId, eventId, orderId: applied.orderId };
  const outcomes = await Promise.all(
    (["approve", "decline", "approve", "decline"] as const).map((answer) =>
      answerApplication(world, { ...input, answer }),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter((one) => !one.ok && one.reason === "answered")).toHaveLength(3);
  await expectNothingLost(world);
});

test("control: answered on what was read before, without the lock, one application gets two answers", async () => {
  const { world, event } = await stage();
  const { eventId, orderId } = await applyTo(world, event);
  const stale = await world.db.transaction((tx) => lockOrder(tx, { eventId, orderId }));
  if (!stale) throw new Error("no order");
  const by = { actor: `organiser:${event.organiserId}`, now: world.clock.now(), step: "T12'" } as const;
  // why: both organisers act on the order as they read it; nobody waits for the other.
  for (const to of ["approved", "declined"] as const)
    await world.db.transaction((tx) => takeStep(tx, stale, { ...by, to }));
  expect((await witness(world)).map(({ rule }) => rule)).toContain(6);
});

test("an answer for another event's application, and one after sales have closed, change nothing", async () => {
  const { world, event } = await stage();
  const other = await buildApprovalEvent(world);
  const applied = await applyTo(world, event);
  const { organiserId, eventId } = event;
  const answer = "approve";
  expect(
    await answerApplication(world, { organiserId, eventId: other.eventId, orderId: applied.orderId, answer }),
  ).toEqual({ ok: false, reason: "not-found" });
  await world.passTime(481 * HOUR);
  expect(await answerApplication(world, { organiserId, eventId, orderId: applied.orderId, answer })).toEqual({
    ok: false,
    reason: "sales-closed",
  });
  expect(await standing(world, applied.orderId)).toMatchObject({ state: "applied" });
  expect(await endApplications(world)).toBe(1);
  expect(await lettersOf(world, applied.orderId)).toEqual(["application-received", "application-ended"]);
});

test("applications of one address, one browser and one network are capped", async () => {
  const { world, event } = await stage();
  const email = "often@mail.example";
  await applyTo(world, event, { email });
  await applyTo(world, event, { email: "often+again@mail.example" });
  expect(await applyForSeat(world, registrationFor(event, { email }))).toEqual({
    ok: false,
    reason: "too-many-holds",
  });
  for (let n = 0; n < 4; n += 1) await applyTo(world, event, { browserKey: "one-browser" });
  expect(await applyForSeat(world, registrationFor(event, { browserKey: "one-browser" }))).toEqual({
    ok: false,
    reason: "too-many-holds",
  });
});

test("an address that withdraws and applies again and again gets no endless letters", async () => {
  const { world, event } = await stage();
  const email = "again@mail.example";
  for (let n = 0; n < 4; n += 1) {
    const { token } = await applyTo(world, event, { email });
    expect(await withdrawApplication(world, { token })).toEqual({ ok: true });
  }
  expect(await applyForSeat(world, registrationFor(event, { email }))).toMatchObject({ ok: false });
});

test("who is too young, gives no consent or asks for another side's form is refused like any registration", async () => {
  const { world, event } = await stage();
  const young = await applyForSeat(world, registrationFor(event, { birthDate: "2020-01-01" }));
  expect(young).toEqual({ ok: false, reason: "invalid", fields: { birthDate: "under-18" } });
  const silent = { terms: null, privacy: null, conduct: "2026-11" };
  expect(await applyForSeat(world, registrationFor(event, { consents: silent }))).toMatchObject({
    reason: "invalid",
    fields: { terms: "must-agree", privacy: "must-agree" },
  });
  expect(await applyForSeat(world, registrationFor(event, { sideId: event.sides[1]?.id ?? "" }))).toEqual({
    ok: false,
    reason: "no-approval",
  });
  expect(await world.db.prisma.order.count()).toBe(0);
});

test("a cancelled event ends applied and approved orders, each told once", async () => {
  const { world, event } = await stage();
  const waiting = await applyTo(world, event);
  const approved = await approvedAt(world, event);
  const { eventId, organiserId } = event;
  const { updatedAt } = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
  const version = updatedAt.toISOString();
  const cancelled = await cancelEvent(world, { organiserId, eventId, version, confirmed: true });
  expect(cancelled).toEqual({ ok: true });
  await runJobs(world);
  for (const { orderId } of [waiting, approved]) {
    expect(await standing(world, orderId)).toMatchObject({ state: "cancelled", seats: 0 });
    expect((await lettersOf(world, orderId)).filter((kind) => kind === "event-cancelled")).toHaveLength(1);
  }
  await expectNothingLost(world);
});

test("an applicant withdraws by the cancel button too; the organiser can take an approval back", async () => {
  const { world, event } = await stage();
  const applied = await applyTo(world, event);
  expect(await withdrawApplication(world, { token: "forged" })).toEqual({ ok: false, reason: "not-found" });
  expect(await cancelOwnOrder(world, { token: applied.token, shownRefundMinor: 0 })).toMatchObject({
    ok: false,
  });
  expect(await withdrawApplication(world, { token: applied.token })).toEqual({ ok: true });
  expect(await withdrawApplication(world, { token: applied.token })).toEqual({
    ok: false,
    reason: "not-waiting",
  });
  const approved = await approvedAt(world, event);
  const { organiserId, eventId } = event;
  const taken = await cancelOrderForGuest(world, { organiserId, eventId, orderId: approved.orderId });
  expect(taken).toEqual({ ok: true, refundMinor: 0 });
  expect(await standing(world, approved.orderId)).toMatchObject({
    state: "cancelled",
    entries: ["approval left"],
  });
  await expectNothingLost(world);
});

test("a price that rose since the page was shown is asked for again, and nothing is held", async () => {
  const { world, event } = await stage();
  const approved = await approvedAt(world, event);
  expect(await payOrder(world, { token: approved.token, shownPriceMinor: 10_000 })).toEqual({
    ok: false,
    reason: "price-changed",
  });
  expect(await payOrder(world, { token: approved.token })).toEqual({ ok: false, reason: "price-changed" });
  expect(await standing(world, approved.orderId)).toMatchObject({ state: "approved", seats: 0 });
});

test("an approved applicant who opens the payment page and leaves gives the seat back when the hold ends", async () => {
  const { world, event } = await stage();
  const approved = await approvedAt(world, event);
  expect(await payOrder(world, { token: approved.token, shownPriceMinor: 49_900 })).toMatchObject({
    ok: true,
  });
  expect(await standing(world, approved.orderId)).toMatchObject({ state: "held", seats: 1 });
  await world.passTime(40 * 60_000);
  await sweepHolds(world);
  expect(await standing(world, approved.orderId)).toMatchObject({ state: "expired", seats: 0 });
  await expectNothingLost(world);
});

test("the list shows each applicant by side with age, and who has a ticket or applied twice already", async () => {
  const { world, event } = await stage();
  await applyTo(world, event, { email: "twice@mail.example", birthDate: "1996-05-04" });
  await applyTo(world, event, { email: "twice@mail.example" });
  const list = await listApplications(world, { eventId: event.eventId, locale: "en" });
  expect(list?.toLookAt).toBe(2);
  expect(list?.sides[0]).toMatchObject({ label: "Men", free: 12, waiting: 0 });
  expect(list?.sides[0]?.applied).toMatchObject([
    { age: 34, otherApplication: true, hasTicket: false },
    { otherApplication: true },
  ]);
  expect(list?.sides[1]?.applied).toEqual([]);
});
