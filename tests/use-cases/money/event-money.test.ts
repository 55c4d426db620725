import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { figureNames } from "#app/domain/money/figures.ts";
import { readOfficeEvent } from "#app/use-cases/events/read-office-event.server.ts";
import { eventMoney } from "#app/use-cases/money/event-money.server.ts";
import { exportLedger } from "#app/use-cases/money/export-ledger.server.ts";
import { showMoney } from "#app/use-cases/money/show-money.server.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import { holdSeatFor, type OpenedPage } from "#tests/builders/buyer.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const organiserId = randomUUID();

async function moneyOf(world: TestWorld, event: BuiltEvent) {
  const read = await readOfficeEvent(world, { eventId: event.eventId, locale: "zh-CN" });
  if (!read) throw new Error("no event");
  return eventMoney(world, read);
}

/** What the rows of payments, refunds and bookings say, without looking at the ledger. */
async function firstPrinciples(world: TestWorld, event: BuiltEvent) {
  const where = { eventId: event.eventId };
  const payments = await world.db.prisma.payment.findMany({ where });
  const refunds = await world.db.prisma.refund.findMany({ where: { ...where, state: "succeeded" } });
  const booking = await world.db.prisma.venueBooking.findFirstOrThrow({
    where: { id: event.bookingId ?? "" },
    include: { terms: true },
  });
  const captured = payments.reduce((sum, payment) => sum + payment.amountMinor, 0);
  const back = refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  return { revenue: captured - back, venue: booking.terms[0]?.feeMinor ?? 0 };
}

async function workRefunds(world: TestWorld, event: BuiltEvent) {
  const due = await world.db.prisma.refund.findMany({
    where: { eventId: event.eventId, state: { in: ["due", "calling", "pending"] } },
  });
  for (const refund of due) await startRefund(world, { eventId: event.eventId, refundId: refund.id });
}

test("an evening with nobody yet owes the venue and needs thirteen", async () => {
  const world = await openTestWorld({ now });
  const money = await moneyOf(world, await buildEvening(world));
  expect(money.figures).toMatchObject({ "ticket-revenue": 0, "venue-cost": 600_000, profit: -600_000 });
  expect(money.outlook).toMatchObject({ onProfit: 13, payingHeads: 0, passed: false });
  expect(money.outlook.fullHouseMinor).toBe(24 * 49_900 - 600_000);
});

test("a draft plans with its booking's fee, which is not in the ledger yet", async () => {
  const world = await openTestWorld({ now });
  const money = await moneyOf(world, await buildEvening(world, { state: "draft" }));
  expect(money.figures["venue-cost"]).toBe(0);
  expect(money).toMatchObject({ venueMinor: 600_000, outlook: { onProfit: 13 } });
});

test("thirteen paid heads pass break-even; a held seat and a gift do not count", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const [men, women] = event.sides;
  for (let n = 0; n < 12; n += 1) await buyTicketFor(world, event, { sideId: men?.id });
  await holdSeatFor(world, event, { sideId: women?.id });
  await giveComplimentaryTicket(world, {
    organiserId,
    eventId: event.eventId,
    sideId: women?.id ?? "",
    name: "赵老师",
    email: "gift@mail.example",
    locale: "zh-CN",
  });
  expect((await moneyOf(world, event)).outlook).toMatchObject({
    onProfit: 13,
    payingHeads: 12,
    passed: false,
  });
  await buyTicketFor(world, event, { sideId: women?.id });
  const money = await moneyOf(world, event);
  expect(money.outlook).toMatchObject({ onProfit: 13, payingHeads: 13, passed: true });
  expect(money.figures.profit).toBe(13 * 49_900 - 600_000);
});

test("what a late cancellation leaves here lowers the number of heads still needed", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world, { startsAt: new Date(now.getTime() + 3 * 86_400_000) });
  const page = await buyTicketFor(world, event);
  const cancelled = await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 39_920 });
  expect(cancelled).toEqual({ ok: true, refundMinor: 39_920 });
  expect(await moneyOf(world, event)).toMatchObject({ refundsDueMinor: 39_920, outlook: { onProfit: 12 } });
  await workRefunds(world, event);
  const money = await moneyOf(world, event);
  expect(money.figures["ticket-revenue"]).toBe(9980);
  expect(money).toMatchObject({ refundsDueMinor: 0, outlook: { onProfit: 12 } });
});

test("every figure opens to ledger lines that add up to it", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const first = await buyTicketFor(world, event, { name: "林小满" });
  await buyTicketFor(world, event);
  await cancelOrderForGuest(world, { organiserId, eventId: event.eventId, orderId: first.orderId });
  await workRefunds(world, event);
  for (const figure of figureNames) {
    const page = await showMoney(world, { eventId: event.eventId, locale: "zh-CN", figure });
    const sum = page?.lines.reduce((total, line) => total + line.partMinor, 0);
    expect(sum, `${figure} is the sum of its lines`).toBe(page?.money.figures[figure]);
  }
  const revenue = await showMoney(world, {
    eventId: event.eventId,
    locale: "zh-CN",
    figure: "ticket-revenue",
  });
  expect(revenue?.lines.map(({ kind }) => kind).sort()).toEqual(["payment", "payment", "refund"]);
  expect(revenue?.lines.find(({ kind }) => kind === "refund")?.who).toBe("林小满");
});

test("the whole ledger balances in the export, and another evening's lines are not in it", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const [event, other] = [await buildEvening(world), await buildEvening(world)];
  await buyTicketFor(world, event);
  await buyTicketFor(world, other);
  const ledger = await exportLedger(world, { eventId: event.eventId, locale: "en" });
  expect(ledger?.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(0);
  expect(ledger?.lines.filter(({ account }) => account === "ticket-revenue").length).toBe(1);
});

test("an event that is not there has no money", async () => {
  const world = await openTestWorld({ now });
  const input = { eventId: randomUUID(), locale: "en" as const };
  expect(await showMoney(world, { ...input, figure: "profit" })).toBe(null);
  expect(await exportLedger(world, input)).toBe(null);
});

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant("buy" as const) },
  { weight: 2, arbitrary: fc.constant("cancel-for-guest" as const) },
  { weight: 2, arbitrary: fc.constant("cancel-own" as const) },
  { weight: 1, arbitrary: fc.constant("hold" as const) },
  { weight: 2, arbitrary: fc.constant("work-refunds" as const) },
);

test("after any sequence of sales and cancellations, the ledger's profit is the one from first principles", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), fc.nat(9999), async (steps, price) => {
      const startsAt = new Date(now.getTime() + 3 * 86_400_000);
      const event = await buildEvening(world, {
        startsAt,
        feeMinor: 77_777,
        sides: [{ priceMinor: 10_001 + price, capacity: 12 }],
      });
      const bought: OpenedPage[] = [];
      for (const name of steps) await take(world, event, bought, name);
      const { revenue, venue } = await firstPrinciples(world, event);
      const money = await moneyOf(world, event);
      expect(money.figures.profit).toBe(revenue - venue);
      const { onProfit, payingHeads, passed } = money.outlook;
      expect(passed).toBe(onProfit !== null && payingHeads >= onProfit);
      expect(passed).toBe(money.figures.profit - money.refundsDueMinor >= 0);
    }),
    { numRuns: 6 },
  );
}, 120_000);

async function take(
  world: TestWorld,
  event: BuiltEvent,
  bought: OpenedPage[],
  name: "buy" | "cancel-for-guest" | "cancel-own" | "hold" | "work-refunds",
): Promise<void> {
  if (name === "hold") await holdSeatFor(world, event);
  if (name === "work-refunds") await workRefunds(world, event);
  if (name === "buy") bought.push(await buyTicketFor(world, event));
  const price = event.sides[0]?.priceMinor ?? 0;
  if (name === "cancel-for-guest") {
    const page = bought.pop();
    if (page) await cancelOrderForGuest(world, { organiserId, ...page });
  }
  if (name === "cancel-own") {
    const page = bought.pop();
    const shownRefundMinor = Math.floor((price * 80 + 50) / 100);
    if (page) await cancelOwnOrder(world, { token: page.token, shownRefundMinor });
  }
}
