import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Deal } from "#app/domain/money/deal.ts";
import { blankTerms } from "#app/domain/venues/booking-fields.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import { listOfficeEvents } from "#app/use-cases/events/list-office-events.server.ts";
import { showCancelEvent } from "#app/use-cases/events/show-cancel-event.server.ts";
import { exportLedger } from "#app/use-cases/money/export-ledger.server.ts";
import { settleVenueCosts } from "#app/use-cases/money/settle-venue-cost.server.ts";
import { showMoney } from "#app/use-cases/money/show-money.server.ts";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import { changeTerms } from "#app/use-cases/venues/change-terms.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const organiserId = randomUUID();
const DAY = 86_400_000;

/** A published evening under a deal; its certain part is posted, as publishing does. */
function under(world: TestWorld, deal: Deal, more: Partial<Terms> = {}): Promise<BuiltEvent> {
  const feeMinor = "feeMinor" in deal ? deal.feeMinor : "minimumMinor" in deal ? deal.minimumMinor : 0;
  return buildEvening(world, { feeMinor, venueTerms: { deal, ...more } });
}

/** The money page, checked to add up to the fen. */
async function moneyOf(world: TestWorld, { eventId }: BuiltEvent) {
  const [page, cost, ledger] = await Promise.all([
    showMoney(world, { eventId, locale: "zh-CN", figure: "profit" }),
    showMoney(world, { eventId, locale: "zh-CN", figure: "venue-cost" }),
    exportLedger(world, { eventId, locale: "zh-CN" }),
  ]);
  if (!page || !cost || !ledger) throw new Error("no event");
  const sum = (lines: readonly { partMinor: number }[]) =>
    lines.reduce((all, line) => all + line.partMinor, 0);
  expect(sum(page.lines)).toBe(page.money.figures.profit);
  expect(sum(cost.lines)).toBe(page.money.figures["venue-cost"]);
  expect(ledger.lines.reduce((all, line) => all + line.amountMinor, 0)).toBe(0);
  return { ...page.money, kinds: cost.lines.map(({ kind }) => kind) };
}

test("under a 30 % share the venue costs nothing at first and its part of every ticket", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await under(world, { kind: "revenue-share", share: 3000 });
  expect((await moneyOf(world, event)).figures).toMatchObject({ "venue-cost": 0, profit: 0 });
  const first = await buyTicketFor(world, event);
  await buyTicketFor(world, event);
  const money = await moneyOf(world, event);
  expect(money.figures).toMatchObject({ "venue-cost": 29_940, profit: 69_860 });
  expect(money).toMatchObject({ accrualMinor: 29_940, kinds: ["venue-reckoned"] });
  expect(money.outlook.onProfit).toBe(0);
  await giveBack(world, event, first.orderId);
  expect((await moneyOf(world, event)).figures).toMatchObject({ "venue-cost": 14_970, profit: 34_930 });
});

async function giveBack(world: TestWorld, { eventId }: BuiltEvent, orderId: string): Promise<void> {
  const ended = await cancelOrderForGuest(world, { organiserId, eventId, orderId });
  if (!ended.ok) throw new Error(ended.reason);
  for (const { id } of await world.db.prisma.refund.findMany({ where: { eventId } }))
    await startRefund(world, { eventId, refundId: id });
}

test.each([
  ["80 a head", { kind: "per-head", perHeadMinor: 8000 }, 16_000],
  ["80 a head and at least 100", { kind: "minimum-spend", minimumMinor: 10_000, perHeadMinor: 8000 }, 16_000],
  [
    "80 a head and at least 3,000",
    { kind: "minimum-spend", minimumMinor: 300_000, perHeadMinor: 8000 },
    300_000,
  ],
  ["2,000 and 10 %", { kind: "fixed-plus-share", feeMinor: 200_000, share: 1000 }, 209_980],
  ["three hours at 500", { kind: "per-hour", perHourMinor: 50_000, minutes: 180 }, 150_000],
  ["a fixed 6,000", { kind: "fixed-fee", feeMinor: 600_000 }, 600_000],
] satisfies [string, Deal, number][])("two heads at 499 under %s", async (_what, deal, cost) => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await under(world, deal);
  await buyTicketFor(world, event);
  await buyTicketFor(world, event);
  const money = await moneyOf(world, event);
  expect(money.figures).toMatchObject({ "venue-cost": cost, profit: 99_800 - cost });
  expect(money.outlook.curve[2]?.venueMinor).toBe(cost);
});

test("where guests who come count, a gift is a head, and a no-show is none once the evening is over", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await under(world, { kind: "per-head", perHeadMinor: 8000 }, { headBasis: "arrived" });
  await buyTicketFor(world, event);
  await buyTicketFor(world, event);
  await giveComplimentaryTicket(world, {
    ...{ organiserId, eventId: event.eventId, sideId: event.sides[1]?.id ?? "" },
    ...{ name: "赵老师", email: "gift@mail.example", locale: "zh-CN" },
  });
  expect((await moneyOf(world, event)).figures["venue-cost"]).toBe(24_000);
  const [ticket] = await world.db.prisma.ticket.findMany({ where: { eventId: event.eventId } });
  await world.db.prisma.ticket.update({
    where: { eventId_id: { eventId: event.eventId, id: ticket?.id ?? "" } },
    data: { admittedAt: now, admittedBy: organiserId },
  });
  await world.passTime(15 * DAY);
  expect((await moneyOf(world, event)).figures["venue-cost"]).toBe(8000);
});

test("once an evening is over its deal is posted, once, and what changes later is posted on top", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await under(world, { kind: "fixed-plus-share", feeMinor: 200_000, share: 1000 });
  const guest = await buyTicketFor(world, event);
  await buyTicketFor(world, event);
  expect(await settleVenueCosts(world)).toEqual({ posted: 0 });
  await world.passTime(15 * DAY);
  await Promise.all([settleVenueCosts(world), settleVenueCosts(world)]);
  expect(await settleVenueCosts(world)).toEqual({ posted: 0 });
  expect(await moneyOf(world, event)).toMatchObject({ accrualMinor: 0, kinds: ["booking", "venue-accrual"] });
  await giveBack(world, event, guest.orderId);
  expect(await moneyOf(world, event)).toMatchObject({ accrualMinor: -4990 });
  expect(await settleVenueCosts(world)).toEqual({ posted: 1 });
  const money = await moneyOf(world, event);
  expect(money).toMatchObject({ accrualMinor: 0, kinds: ["booking", "venue-accrual", "venue-accrual"] });
  expect(money.figures["venue-cost"]).toBe(204_990);
});

test("an event that is called off owes its venue what the ladder says for that day", async () => {
  const world = await openTestWorld({ now });
  const cancellation = [
    { days: 14, percent: 0 },
    { days: 7, percent: 50 },
  ];
  const event = await under(world, { kind: "fixed-fee", feeMinor: 600_000 }, { cancellation });
  await world.passTime(4 * DAY);
  const asked = await showCancelEvent(world, { eventId: event.eventId, locale: "zh-CN" });
  expect(asked).toMatchObject({ stage: "ask", cost: { venueMinor: 300_000 } });
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { state: "cancelled", cancelledAt: world.clock.now() },
  });
  await world.passTime(9 * DAY);
  expect((await moneyOf(world, event)).figures).toMatchObject({ "venue-cost": 300_000, profit: -300_000 });
  await settleVenueCosts(world);
  expect(await moneyOf(world, event)).toMatchObject({ accrualMinor: 0, figures: { "venue-cost": 300_000 } });
});

test("new terms hold from the moment they are noted, and the old version stays", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await under(world, { kind: "fixed-fee", feeMinor: 600_000 });
  await buyTicketFor(world, event);
  const booking = await world.db.prisma.venueBooking.findFirstOrThrow();
  const note = () =>
    changeTerms(world, {
      ...{ organiserId, venueId: booking.venueId, bookingId: booking.id, version: 1 },
      fields: { ...blankTerms, kind: "revenue-share", share: "30" },
    });
  const both = await Promise.all([note(), note()]);
  expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, version: 2 }]);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale" });
  expect((await moneyOf(world, event)).figures).toMatchObject({ "venue-cost": 14_970, profit: 34_930 });
  const kept = await world.db.prisma.bookingTerms.findMany({ orderBy: { version: "asc" } });
  expect(kept).toMatchObject([{ dealKind: "fixed-fee", feeMinor: 600_000 }, { sharePoints: 3000 }]);
  const change = world.db.pool.query("update booking_terms set fee_minor = 1 where version = 1");
  await expect(change).rejects.toThrow("append-only");
});

test("the list of events says the same profit as the money page", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await under(world, { kind: "revenue-share", share: 3000 });
  await buyTicketFor(world, event);
  const { next } = await listOfficeEvents(world, { locale: "zh-CN" });
  expect(next).toMatchObject([{ profitMinor: 34_930 }]);
});
