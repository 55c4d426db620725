import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Deal } from "#app/domain/money/deal.ts";
import { decisionFigures } from "#app/use-cases/events/decision-figures.server.ts";
import { readOfficeEvent } from "#app/use-cases/events/read-office-event.server.ts";
import { eventMoney } from "#app/use-cases/money/event-money.server.ts";
import { payVenue } from "#app/use-cases/money/pay-venue.server.ts";
import { readRisk } from "#app/use-cases/money/read-risk.server.ts";
import { recordCost } from "#app/use-cases/money/record-cost.server.ts";
import { savePlan } from "#app/use-cases/money/save-plan.server.ts";
import { showBooks } from "#app/use-cases/money/show-books.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { buildPartner, buyVia } from "#tests/builders/partner.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const organiserId = randomUUID();
const timeout = 120_000;

test.each<[string, Deal]>([
  ["a share", { kind: "revenue-share", share: 3000 }],
  ["a price a head", { kind: "per-head", perHeadMinor: 8000 }],
  ["nothing", { kind: "fixed-fee", feeMinor: 0 }],
])("a venue that gets %s is not paid before anybody paid without a reason", { timeout }, async (_, deal) => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world, { feeMinor: 0, venueTerms: { deal } });
  const booking = await world.db.prisma.venueBooking.findFirstOrThrow();
  const pay = (reason: string) =>
    payVenue(world, {
      ...{ organiserId, venueId: booking.venueId, bookingId: booking.id, receipt: null },
      fields: { kind: "balance", amount: "1000", paidOn: "", note: "", reason },
    });
  expect(await pay("")).toEqual({ ok: false, reason: "invalid", problems: { reason: "missing" } });
  expect((await pay("年底场地紧")).ok).toBe(true);
  await buyTicketFor(world, event);
  expect((await pay("")).ok, "somebody has paid, and the evening is even").toBe(true);
});

test("what was spent on an evening that was never announced stands in the books", { timeout }, async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await buildEvening(world, { state: "draft" });
  const period = "2031";
  expect((await showBooks(world, { period, locale: "zh-CN" })).books).toEqual([]);
  const fields = { kind: "marketing", amount: "400", spentOn: "", note: "海报" };
  await recordCost(world, { organiserId, eventId, fields, receipt: null });
  const { books, years } = await showBooks(world, { period, locale: "zh-CN" });
  expect(books).toMatchObject([{ figures: { profit: 0, "other-costs": 40_000, "take-home": -40_000 } }]);
  expect(years).toContain("2031");
});

test("a go/no-go with more heads reckoned with than seats shows a full house", { timeout }, async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await buildEvening(world);
  const plan = { heads: "30", otherFixed: "", otherPerHead: "", commission: "" };
  await savePlan(world, { organiserId, eventId, fields: plan });
  const event = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
  if (!event) throw new Error("no event");
  expect(await decisionFigures(world, event)).toMatchObject({
    expectedHeads: 24,
    runExpectedMinor: 24 * 49_900 - 600_000,
  });
});

test("a commission that goes back with its guest's money is not at risk; a fee, and what a partner was paid besides, are", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const built = await buildEvening(world, { feeMinor: 0 });
  const { eventId } = built;
  const { code } = await buildPartner(world, built);
  await buyVia(world, built, code);
  await runJobs(world);
  const figures = async () => {
    const event = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
    if (!event) throw new Error("no event");
    const [money, decision, all] = await Promise.all([
      eventMoney(world, event),
      decisionFigures(world, event),
      readRisk(world),
    ]);
    const { commissions, "payment-fees": feesMinor } = money.figures;
    expect(commissions).toBeGreaterThan(0);
    expect(decision.lostMinor).toBe(money.riskMinor);
    expect(all[0]?.points[0]?.riskMinor).toBe(money.riskMinor);
    return { feesMinor, riskMinor: money.riskMinor };
  };
  const before = await figures();
  expect(before.riskMinor).toBe(before.feesMinor);
  const fields = { kind: "partner", amount: "100", spentOn: "", note: "海报位" };
  await recordCost(world, { organiserId, eventId, fields, receipt: null });
  expect((await figures()).riskMinor).toBe(before.feesMinor + 10_000);
});

test("a deposit that was agreed by word of mouth is among the coming dates until it is paid", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now });
  const startsAt = new Date("2031-04-20T10:00:00Z");
  const dueAt = new Date("2031-03-30T15:59:00Z");
  const bookingId = await bookVenue(world.db, {
    ...{ now, startsAt, endsAt: new Date("2031-04-20T15:00:00Z"), feeMinor: 600_000 },
    ...{ terms: { depositMinor: 300_000, depositDueAt: dueAt }, currency: "CNY", organiserId },
  });
  const { venueId } = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId } });
  const deposits = async () =>
    (await readRisk(world))[0]?.points.filter(({ kinds }) => kinds.includes("deposit"));
  expect(await deposits()).toMatchObject([{ at: dueAt, depositMinor: 300_000 }]);
  const fields = { kind: "balance", amount: "3000", paidOn: "", note: "定金", reason: "年底场地紧" };
  await payVenue(world, { organiserId, venueId, bookingId, fields, receipt: null });
  expect(await deposits()).toEqual([]);
});
