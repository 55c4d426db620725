import { expect, test } from "vitest";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { showOwnTicket } from "#app/use-cases/registration/show-own-ticket.server.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;

async function stage(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + 240 * HOUR);
  const event = await buildEvent(world.db, { now, startsAt, venueFeeMinor: 100_000, ...wishes });
  return { world, event };
}

async function standing(world: TestWorld, orderId: string) {
  const order = await world.db.prisma.order.findFirstOrThrow({
    where: { id: orderId },
    include: { lines: { include: { seats: true, tickets: true } }, refunds: true, payments: true },
  });
  return {
    state: order.state,
    seats: order.lines.flatMap((line) => line.seats).length,
    valid: order.lines.flatMap((line) => line.tickets).filter((ticket) => ticket.voidedAt === null).length,
    refunds: order.refunds.map((refund) => refund.amountMinor),
  };
}

test("at 80 % exactly 399.20 comes back, the rest stays revenue, and the seat is free at once", async () => {
  const { world, event } = await stage();
  const bought = await buyTicketFor(world, event, { email: "back@mail.example" });
  await world.passTime((240 - 100) * HOUR);
  const shown = await showOwnTicket(world, { token: bought.token, locale: "zh-CN" });
  expect(shown.ok && shown.order.quote).toMatchObject({ percent: 80, amountMinor: 39_920, keptMinor: 9_980 });
  const cancelled = await cancelOwnOrder(world, { token: bought.token, shownRefundMinor: 39_920 });
  expect(cancelled).toEqual({ ok: true, refundMinor: 39_920 });
  expect(await standing(world, bought.orderId)).toEqual({
    state: "refund-due",
    seats: 0,
    valid: 0,
    refunds: [39_920],
  });
  await expectNothingLost(world);
  expect((await standing(world, bought.orderId)).state).toBe("refunded");
  const revenue = await world.db.prisma.ledgerLine.aggregate({
    where: { orderId: bought.orderId, account: "ticket-revenue" },
    _sum: { amountMinor: true },
  });
  expect(revenue._sum.amountMinor).toBe(-9_980);
  const letters = await world.sandbox.control.letters("back@mail.example");
  const told = letters.map((letter) => letter.subject);
  expect(told.filter((subject) => subject.startsWith("已取消"))).toHaveLength(1);
  expect(told.filter((subject) => subject.startsWith("已退款"))).toHaveLength(1);
  expect(told.filter((subject) => subject.includes("见："))).toEqual([]);
});

test("two presses at once give one refund", async () => {
  const { world, event } = await stage();
  const bought = await buyTicketFor(world, event);
  const press = () => cancelOwnOrder(world, { token: bought.token, shownRefundMinor: 49_900 });
  const outcomes = await Promise.all([press(), press(), press()]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect((await standing(world, bought.orderId)).refunds).toEqual([49_900]);
  await expectNothingLost(world);
});

test("at the last second of a rung its amount holds, a second later nothing happens to the amount shown", async () => {
  const { world, event } = await stage();
  const [on, off] = [await buyTicketFor(world, event), await buyTicketFor(world, event)];
  world.clock.set(new Date(event.startsAt.getTime() - 168 * HOUR));
  expect(await cancelOwnOrder(world, { token: on.token, shownRefundMinor: 49_900 })).toMatchObject({
    ok: true,
    refundMinor: 49_900,
  });
  await world.passTime(1000);
  const late = await cancelOwnOrder(world, { token: off.token, shownRefundMinor: 49_900 });
  expect(late).toEqual({ ok: false, reason: "quote-changed" });
  expect(await standing(world, off.orderId)).toEqual({ state: "paid", seats: 1, valid: 1, refunds: [] });
  await expectNothingLost(world);
});

test("who cannot come any more frees the seat for nothing until the start", async () => {
  const { world, event } = await stage();
  const bought = await buyTicketFor(world, event, { email: "late@mail.example", locale: "en" });
  world.clock.set(new Date(event.startsAt.getTime() - 60_000));
  expect(await cancelOwnOrder(world, { token: bought.token, shownRefundMinor: 0 })).toEqual({
    ok: true,
    refundMinor: 0,
  });
  expect(await standing(world, bought.orderId)).toEqual({
    state: "cancelled",
    seats: 0,
    valid: 0,
    refunds: [],
  });
  await runJobs(world);
  const letters = await world.sandbox.control.letters("late@mail.example");
  const letter = letters.find(({ subject }) => subject.startsWith("Cancelled"));
  expect(letter?.text).toContain("nothing comes back this time");
  await expectNothingLost(world);
});

test("the letter takes the evening out of the calendar that the ticket put it into", async () => {
  const { world, event } = await stage();
  const bought = await buyTicketFor(world, event, { email: "diary@mail.example" });
  await runJobs(world);
  await cancelOwnOrder(world, { token: bought.token, shownRefundMinor: 49_900 });
  await runJobs(world);
  const letters = await world.sandbox.control.letters("diary@mail.example");
  const files = letters.flatMap((letter) =>
    (letter.attachments ?? [])
      .filter((file) => file.filename === "event.ics")
      .map((file) => Buffer.from(file.base64, "base64").toString()),
  );
  const of = (method: string) => files.find((file) => file.includes(`METHOD:${method}`)) ?? "";
  const sequence = (file: string) => Number(/SEQUENCE:(\d+)/.exec(file)?.[1]);
  const uid = `UID:${bought.orderId}@qingju`;
  expect(of("PUBLISH")).toContain(uid);
  expect(of("CANCEL")).toContain(uid);
  expect(of("CANCEL")).toContain("STATUS:CANCELLED");
  expect(sequence(of("CANCEL"))).toBeGreaterThan(sequence(of("PUBLISH")));
});

test("a ticket that was used, is disputed, or whose evening began stays", async () => {
  const { world, event } = await stage();
  const [used, disputed, begun] = [
    await buyTicketFor(world, event),
    await buyTicketFor(world, event),
    await buyTicketFor(world, event),
  ];
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({
    where: { line: { orderId: used.orderId } },
  });
  const { eventId, organiserId } = event;
  await admitGuest(world, { organiserId, eventId, locale: "zh-CN", ticketId: ticket.id });
  await world.db.prisma.order.update({
    where: { eventId_id: { eventId, id: disputed.orderId } },
    data: { disputed: true },
  });
  const press = (token: string) => cancelOwnOrder(world, { token, shownRefundMinor: 49_900 });
  for (const { token } of [used, disputed])
    expect(await press(token)).toEqual({ ok: false, reason: "not-cancellable" });
  world.clock.set(event.startsAt);
  expect(await cancelOwnOrder(world, { token: begun.token, shownRefundMinor: 0 })).toEqual({
    ok: false,
    reason: "not-cancellable",
  });
});

test("a guest of the house gives the seat back, and no money is spoken of", async () => {
  const { world, event } = await stage();
  const [side] = event.sides;
  const given = await giveComplimentaryTicket(world, {
    organiserId: event.organiserId,
    eventId: event.eventId,
    sideId: side?.id ?? "",
    name: "阿树",
    email: "house@mail.example",
    locale: "zh-CN",
  });
  if (!given.ok) throw new Error(given.reason);
  const token = orderToken(world.vault, given.order);
  expect(await cancelOwnOrder(world, { token, shownRefundMinor: 0 })).toEqual({ ok: true, refundMinor: 0 });
  await expectNothingLost(world);
  const letters = await world.sandbox.control.letters("house@mail.example");
  expect(letters.find(({ subject }) => subject.startsWith("已取消"))?.text).not.toContain("CNY");
});

test("being let in and giving the ticket back at the same moment: one of them", async () => {
  const { world, event } = await stage();
  const { eventId, organiserId } = event;
  for (let round = 0; round < 4; round += 1) {
    const bought = await buyTicketFor(world, event);
    const ticket = await world.db.prisma.ticket.findFirstOrThrow({
      where: { line: { orderId: bought.orderId } },
    });
    const [back, letIn] = await Promise.all([
      cancelOwnOrder(world, { token: bought.token, shownRefundMinor: 49_900 }),
      admitGuest(world, { organiserId, eventId, locale: "zh-CN", ticketId: ticket.id }),
    ]);
    expect([back.ok, letIn.ok].filter(Boolean)).toHaveLength(1);
  }
  await expectNothingLost(world);
});
