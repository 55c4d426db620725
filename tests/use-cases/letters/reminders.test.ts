import { expect, test } from "vitest";
import { planReminders, planRemindersOfEvent } from "#app/use-cases/letters/plan-reminders.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { runJobs } from "#tests/run-jobs.ts";
import type { TestWorld } from "#tests/world.ts";
import { hours, letterTasks, now, openEvening, paidOrder, refundOrder } from "./evening.ts";

const plan = (world: TestWorld, ids: { eventId: string; orderId: string }) =>
  world.db.transaction((tx) => planReminders(world, tx, ids));

/** Turns the clock to so many hours before the start and lets the due jobs run. */
async function atHoursBefore(world: TestWorld, event: BuiltEvent, count: number): Promise<void> {
  await world.passTime(event.startsAt.getTime() - hours(count) - world.clock.now().getTime());
  await runJobs(world, letterTasks(world));
}

const subjects = async (world: TestWorld, email: string) =>
  (await world.sandbox.control.letters(email)).map(({ subject }) => subject).sort();

async function move(world: TestWorld, event: BuiltEvent, startsAt: Date): Promise<void> {
  const endsAt = new Date(startsAt.getTime() + hours(3));
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { startsAt, endsAt, salesCloseAt: startsAt, timeVersion: { increment: 1 } },
  });
  event.startsAt = startsAt;
  await planRemindersOfEvent(world, { eventId: event.eventId });
}

test("a guest is reminded a day before and two hours before, each once", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await plan(world, order);
  await atHoursBefore(world, event, 24.1);
  expect(await subjects(world, order.email)).toEqual([]);
  await atHoursBefore(world, event, 24);
  expect(await subjects(world, order.email)).toEqual(["明天 12:00 见：周五相亲局 · 安福路的小酒馆"]);
  await planRemindersOfEvent(world, order);
  await atHoursBefore(world, event, 1.9);
  await atHoursBefore(world, event, -1);
  expect(await subjects(world, order.email)).toEqual([
    "12:00 开始：周五相亲局 · 安福路的小酒馆",
    "明天 12:00 见：周五相亲局 · 安福路的小酒馆",
  ]);
});

test("who pays in the last day is reminded two hours before only", async () => {
  const { world, event } = await openEvening({ startsAt: new Date(now.getTime() + hours(20)) });
  const order = await paidOrder(world, event);
  await plan(world, order);
  await atHoursBefore(world, event, 0.5);
  expect(await subjects(world, order.email)).toHaveLength(1);
});

test("a refunded guest is not reminded", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await refundOrder(world, order);
  await atHoursBefore(world, event, 1);
  expect(await subjects(world, order.email)).toEqual([]);
  const states = await world.db.prisma.letter.findMany({ select: { state: true, skippedReason: true } });
  expect(states).toEqual(Array(2).fill({ state: "skipped", skippedReason: "order-not-paid" }));
});

test("a guest refunded between the two reminders gets no second one", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await atHoursBefore(world, event, 24);
  await refundOrder(world, order);
  await atHoursBefore(world, event, 1);
  expect(await subjects(world, order.email)).toHaveLength(1);
  expect(await witness(world)).toEqual([]);
});

test("nobody is reminded of a cancelled evening", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { state: "cancelled", cancelledAt: world.clock.now() },
  });
  await atHoursBefore(world, event, 1);
  expect(await subjects(world, order.email)).toEqual([]);
});

test("after the start nothing goes out any more, however late the worker wakes", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await atHoursBefore(world, event, 0);
  expect(await subjects(world, order.email)).toEqual([]);
  expect(await witness(world)).toEqual([]);
});

test("a worker that slept through the day's reminder sends only the two-hour one", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await atHoursBefore(world, event, 1.5);
  expect(await subjects(world, order.email)).toEqual(["12:00 开始：周五相亲局 · 安福路的小酒馆"]);
  expect(await witness(world)).toEqual([]);
});

test("when the evening moves, the old reminders stay home and the new ones tell the new time", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await move(world, event, new Date(event.startsAt.getTime() + hours(49)));
  await atHoursBefore(world, event, 49 + 1);
  expect(await subjects(world, order.email), "a letter about the old time went out").toEqual([]);
  await atHoursBefore(world, event, 24);
  await atHoursBefore(world, event, 1);
  expect(await subjects(world, order.email)).toEqual([
    "13:00 开始：周五相亲局 · 安福路的小酒馆",
    "明天 13:00 见：周五相亲局 · 安福路的小酒馆",
  ]);
  expect(await witness(world)).toEqual([]);
});

test("a move after the first reminder reminds again of the new day", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  await atHoursBefore(world, event, 24);
  await move(world, event, new Date(event.startsAt.getTime() + hours(48)));
  await atHoursBefore(world, event, 24);
  expect(await subjects(world, order.email)).toHaveLength(2);
});

test("a reminder whose time has moved is not sent even when its job comes first", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await plan(world, order);
  const startsAt = new Date(event.startsAt.getTime() + hours(100));
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { startsAt, endsAt: new Date(startsAt.getTime() + hours(3)), timeVersion: { increment: 1 } },
  });
  await atHoursBefore(world, event, 24);
  expect(await subjects(world, order.email)).toEqual([]);
});

test("an evening in London after the clocks went forward is told in London's time", async () => {
  const startsAt = new Date("2027-03-28T18:00:00Z");
  const { world, event } = await openEvening({ timeZone: "Europe/London", startsAt });
  const order = await paidOrder(world, event, { locale: "en", name: "Lin" });
  await plan(world, order);
  await atHoursBefore(world, event, 24);
  const [letter] = await world.sandbox.control.letters(order.email);
  expect(letter?.subject).toContain("tomorrow at 19:00");
  expect(letter?.text).toContain("Sunday 28 March, 19:00–22:00 (London time GMT+1)");
  expect(await witness(world)).toEqual([]);
});

test("an unpaid order is planned no reminders", async () => {
  const { world, event } = await openEvening();
  const order = await paidOrder(world, event);
  await refundOrder(world, order);
  await plan(world, order);
  expect(await world.db.prisma.letter.count()).toBe(0);
});
