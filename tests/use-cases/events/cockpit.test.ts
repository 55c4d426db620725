import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { listGuests } from "#app/use-cases/events/list-guests.server.ts";
import { resendTicket } from "#app/use-cases/events/resend-ticket.server.ts";
import { showCockpit } from "#app/use-cases/events/show-cockpit.server.ts";
import { showGuest } from "#app/use-cases/events/show-guest.server.ts";
import { showSideSeats } from "#app/use-cases/events/show-side-seats.server.ts";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { openTask } from "#app/use-cases/payment/order-tasks.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import { holdSeatFor } from "#tests/builders/buyer.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const organiserId = randomUUID();
const locale = "zh-CN" as const;

test("the cockpit counts heads by side and says what comes next", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const [men, women] = event.sides;
  await buyTicketFor(world, event, { sideId: men?.id });
  await buyTicketFor(world, event, { sideId: women?.id });
  await holdSeatFor(world, event, { sideId: women?.id });
  const cockpit = await showCockpit(world, { eventId: event.eventId, locale });
  expect(cockpit?.sides).toMatchObject([
    { label: "男生", capacity: 12, paid: 1, paying: 0, inside: 0 },
    { label: "女生", capacity: 12, paid: 1, paying: 1, inside: 0 },
  ]);
  expect(cockpit).toMatchObject({ stage: "on-sale", action: "share", tasks: [] });
  expect(cockpit?.deadline).toEqual({ kind: "sales-close", at: event.startsAt });
  expect(cockpit?.shareUrl).toBe(`http://127.0.0.1:3000/e/${event.slug}`);
});

test("a draft asks to be published and has no deadline yet", async () => {
  const world = await openTestWorld({ now });
  const event = await buildEvening(world, { state: "draft" });
  expect(await showCockpit(world, { eventId: event.eventId, locale: "en" })).toMatchObject({
    stage: "draft",
    action: "publish",
    deadline: null,
    event: { title: "A Friday evening on Anfu Road" },
  });
});

test("what needs the organiser is listed with the guest's name, and only for its own event", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const [event, other] = [await buildEvening(world), await buildEvening(world)];
  const { eventId, orderId } = await buyTicketFor(world, event, { name: "沈一诺" });
  for (const kind of ["amount-mismatch", "letter-uncertain"] as const)
    await world.db.transaction((tx) => openTask(world, tx, { eventId, orderId, kind }));
  const cockpit = await showCockpit(world, { eventId, locale });
  expect(cockpit?.tasks.map(({ kind, guest }) => [kind, guest]).sort()).toEqual([
    ["order", "沈一诺"],
    ["order", "沈一诺"],
  ]);
  expect(cockpit?.action).toBe("review");
  expect((await showCockpit(world, { eventId: other.eventId, locale }))?.tasks).toEqual([]);
});

test("guests are found by name, address or code, and filtered by where they stand", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const lin = await buyTicketFor(world, event, { name: "林小满", email: "xiaoman@mail.example" });
  await world.passTime(60_000);
  const chen = await buyTicketFor(world, event, { name: "陈屿" });
  await world.passTime(60_000);
  await holdSeatFor(world, event, { name: "顾北" });
  await cancelOrderForGuest(world, { organiserId, ...chen });
  const ask = { eventId: event.eventId, locale, search: "", group: null };
  const names = async (part: Partial<Parameters<typeof listGuests>[1]>) =>
    (await listGuests(world, { ...ask, ...part }))?.guests.map(({ name }) => name);
  expect(await names({})).toEqual(["林小满", "顾北"]);
  expect(await names({ group: "all" })).toEqual(["林小满", "陈屿", "顾北"]);
  expect(await names({ group: "refund" })).toEqual(["陈屿"]);
  expect(await names({ group: "paying" })).toEqual(["顾北"]);
  expect(await names({ search: "XIAOMAN@" })).toEqual(["林小满"]);
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({ where: { line: { orderId: lin.orderId } } });
  expect(await names({ search: ticket.code.toLowerCase() })).toEqual(["林小满"]);
  expect((await listGuests(world, ask))?.counts).toEqual({
    coming: 1,
    asking: 0,
    paying: 1,
    inside: 0,
    refund: 1,
    gone: 0,
  });
});

test("a guest's page tells the whole story, with the money and the letters", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const page = await buyTicketFor(world, event, { name: "林小满" });
  const paid = await showGuest(world, { ...page, locale });
  expect(paid).toMatchObject({ state: "paid", side: "男生", seatNumber: 1, refundableMinor: 49_900 });
  expect(paid?.steps.map(({ step }) => step)).toEqual(["T1", "T2", "T3", "T5"]);
  expect(paid?.letters.map(({ kind }) => kind)).toEqual(["ticket", "reminder-24h", "reminder-2h"]);
  await cancelOrderForGuest(world, { organiserId, ...page });
  const refund = await world.db.prisma.refund.findFirstOrThrow({ where: { orderId: page.orderId } });
  await startRefund(world, { eventId: page.eventId, refundId: refund.id });
  const refunded = await showGuest(world, { ...page, locale });
  expect(refunded).toMatchObject({ state: "refunded", seatNumber: null, ticket: null, refundableMinor: 0 });
  expect(refunded?.letters.map(({ kind }) => kind)).toEqual(["ticket", "refund-done"]);
  expect(refunded?.refunds).toMatchObject([{ amountMinor: 49_900, state: "succeeded" }]);
  expect(refunded?.steps.at(-1)).toMatchObject({ to: "refunded" });
});

test("a guest asked for under another event is not there", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const [event, other] = [await buildEvening(world), await buildEvening(world)];
  const { orderId } = await buyTicketFor(world, event);
  const there = { eventId: other.eventId, orderId };
  expect(await showGuest(world, { ...there, locale })).toBe(null);
  expect(await resendTicket(world, { ...there, organiserId, formToken: "one" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await cancelOrderForGuest(world, { ...there, organiserId })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await showSideSeats(world, { eventId: randomUUID(), locale })).toBe(null);
});

test("a ticket is sent again once per page, however often the button is pressed", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const { eventId, orderId } = await buyTicketFor(world, event);
  const again = (formToken: string) => resendTicket(world, { eventId, orderId, organiserId, formToken });
  await Promise.all([again("one"), again("one")]);
  await again("two");
  expect(await world.db.prisma.letter.count({ where: { orderId, kind: "ticket" } })).toBe(3);
});

test("two phones that cancel the same guest make one refund", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const page = await buyTicketFor(world, event);
  const outcomes = await Promise.all([
    cancelOrderForGuest(world, { organiserId, ...page }),
    cancelOrderForGuest(world, { organiserId, ...page }),
  ]);
  expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
  expect(await world.db.prisma.refund.count({ where: { orderId: page.orderId } })).toBe(1);
});
