import { expect, test } from "vitest";
import { reconcile } from "#app/use-cases/money/reconcile.server.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { listenToStripe } from "#tests/builders/stripe-webhook.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

async function paid(options: { hear?: boolean } = {}) {
  const world = await openTestWorld({ sandbox: true });
  const { organiserId } = await signInOrganiser(world);
  const event = await buildEvent(world.db, {
    now: world.clock.now(),
    organiserId,
    sides: [{ capacity: 2 }],
  });
  if (options.hear !== false) await listenToStripe(world);
  const page = await buyTicketFor(world, event);
  await world.sandbox.control.revealFee(await chargeOf(world));
  return { world, event, page, organiserId };
}

async function chargeOf(world: TestWorld): Promise<string> {
  return (await world.sandbox.control.state()).charges[0]?.id ?? "";
}

function orderOf(world: World, orderId: string) {
  const include = { refunds: true, disputes: true, tasks: true, steps: { orderBy: { seq: "asc" } } } as const;
  return world.db.prisma.order.findFirstOrThrow({ where: { id: orderId }, include });
}

/** Every account's sum, debits positive. */
async function books(world: World): Promise<Record<string, number>> {
  const sums = await world.db.prisma.ledgerLine.groupBy({ by: ["account"], _sum: { amountMinor: true } });
  return Object.fromEntries(sums.map(({ account, _sum }) => [account, _sum.amountMinor ?? 0]));
}

async function until<T>(look: () => Promise<T>, wanted: T): Promise<void> {
  await expect.poll(look, { timeout: 20_000 }).toEqual(wanted);
}

test("a dispute takes money and fee out of the books, blocks refunds and is told; won, all but the fee comes back", async () => {
  const { world, event, page } = await paid();
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await until(async () => (await orderOf(world, page.orderId)).disputed, true);
  await until(async () => (await books(world))["disputed-funds"], 49_900);
  const order = await orderOf(world, page.orderId);
  expect(order).toMatchObject({ state: "paid", needsOrganiser: "disputed" });
  expect(order.tasks.map(({ kind, closedAt }) => [kind, closedAt])).toEqual([["disputed", null]]);
  expect(await world.db.prisma.letter.count({ where: { kind: "dispute-news" } })).toBe(1);
  expect(await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 })).toMatchObject({
    ok: false,
  });
  const ref = { eventId: event.eventId, orderId: page.orderId, organiserId: event.organiserId };
  expect(await cancelOrderForGuest(world, ref)).toMatchObject({ ok: false });
  await expectNothingLost(world);
  await world.sandbox.control.resolveDispute(dispute.id, "won");
  await until(async () => (await books(world))["disputed-funds"], 0);
  await until(async () => (await orderOf(world, page.orderId)).disputed, false);
  const after = await orderOf(world, page.orderId);
  expect(after).toMatchObject({ state: "paid", needsOrganiser: null });
  expect(after.tasks[0]).toMatchObject({ kind: "disputed", resolution: "won", closedBy: null });
  await expectNothingLost(world);
  expect(await cancelOrderForGuest(world, ref)).toMatchObject({ ok: true, refundMinor: 49_900 });
  await expectNothingLost(world);
});

test("a lost dispute takes the money from the revenue, keeps the fee, and leaves the ticket to the organiser", async () => {
  const { world, page } = await paid();
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  await until(async () => (await orderOf(world, page.orderId)).needsOrganiser, "dispute-lost");
  await until(async () => (await books(world))["ticket-revenue"], 0);
  const order = await orderOf(world, page.orderId);
  expect(order).toMatchObject({ state: "paid", disputed: false });
  await expectNothingLost(world);
  expect((await books(world))["payment-fees"], "the fees of charge and dispute").toBeGreaterThan(1_500);
});

test("the notices of a dispute, five times each and backwards, have one effect", async () => {
  const { world, page } = await paid();
  await world.sandbox.control.delivery({ hold: true });
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  await world.sandbox.control.delivery({ release: "reverse" });
  for (const event of await world.sandbox.control.events())
    if (event.type.startsWith("charge.dispute."))
      await world.sandbox.control.delivery({ redeliver: event.id, times: 5 });
  await until(async () => (await orderOf(world, page.orderId)).needsOrganiser, "dispute-lost");
  const order = await orderOf(world, page.orderId);
  expect(order.disputes).toHaveLength(1);
  expect(order.steps.filter(({ step }) => step === "T15")).toHaveLength(1);
  expect(await world.db.prisma.letter.count({ where: { kind: "dispute-news" } })).toBe(1);
  await expectNothingLost(world);
});

test("a dispute after the refund is in the books, and the order stays refunded", async () => {
  const { world, page } = await paid();
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  await runJobs(world);
  await until(async () => (await orderOf(world, page.orderId)).state, "refunded");
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await until(async () => (await orderOf(world, page.orderId)).disputed, true);
  expect((await orderOf(world, page.orderId)).state).toBe("refunded");
  await expectNothingLost(world);
  await world.sandbox.control.resolveDispute(dispute.id, "won");
  await until(async () => (await books(world))["disputed-funds"], 0);
  await expectNothingLost(world);
});

test("a refund that was planned when the bank called the money back waits, and goes on once the dispute is won", async () => {
  const { world, event, page } = await paid();
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await until(async () => (await orderOf(world, page.orderId)).disputed, true);
  const [planned] = (await orderOf(world, page.orderId)).refunds;
  await startRefund(world, { eventId: event.eventId, refundId: planned?.id ?? "" });
  expect((await orderOf(world, page.orderId)).refunds[0]?.state, "held back").toBe("due");
  await world.sandbox.control.resolveDispute(dispute.id, "won");
  await until(async () => (await orderOf(world, page.orderId)).disputed, false);
  await expectNothingLost(world);
  expect((await orderOf(world, page.orderId)).state).toBe("refunded");
});

test("a refund that was planned and then taken by a lost dispute is dropped: the money went once", async () => {
  const { world, page } = await paid();
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  await until(async () => (await orderOf(world, page.orderId)).state, "refund-failed");
  const order = await orderOf(world, page.orderId);
  expect(order.needsOrganiser).toBe("dispute-lost");
  await expectNothingLost(world);
  expect((await world.sandbox.control.state()).counts.refunds).toBe(0);
});

test("all of it refunded in Stripe's dashboard: adopted once, whatever the order and number of the notices", async () => {
  const { world, page } = await paid();
  await world.sandbox.control.delivery({ hold: true });
  await world.sandbox.control.dashboardRefund(await chargeOf(world));
  await world.sandbox.control.delivery({ release: "reverse" });
  for (const event of await world.sandbox.control.events())
    if (event.type.startsWith("refund.") || event.type === "charge.refunded")
      await world.sandbox.control.delivery({ redeliver: event.id, times: 5 });
  await until(async () => (await orderOf(world, page.orderId)).state, "refunded");
  const order = await orderOf(world, page.orderId);
  expect(order.refunds).toHaveLength(1);
  expect(order.refunds[0]).toMatchObject({ reason: "dashboard", state: "succeeded", amountMinor: 49_900 });
  expect(order.needsOrganiser).toBeNull();
  expect(await world.db.prisma.seat.count({ where: { lineId: { not: null } } }), "seat freed").toBe(0);
  expect(await world.db.prisma.letter.count({ where: { kind: "refund-done" } })).toBe(1);
  await expectNothingLost(world);
});

test("a part refunded in the dashboard is in the books and a task; the rest later ends the ticket", async () => {
  const { world, page } = await paid();
  await world.sandbox.control.dashboardRefund(await chargeOf(world), 10_000);
  await until(async () => (await orderOf(world, page.orderId)).needsOrganiser, "refunded-elsewhere");
  expect((await orderOf(world, page.orderId)).state).toBe("paid");
  expect((await books(world))["ticket-revenue"]).toBe(-39_900);
  await expectNothingLost(world);
  await world.sandbox.control.dashboardRefund(await chargeOf(world));
  await until(async () => (await orderOf(world, page.orderId)).state, "refunded");
  expect((await orderOf(world, page.orderId)).needsOrganiser).toBeNull();
  await expectNothingLost(world);
});

test("a part refunded in the dashboard while we plan all of it: what we planned gives way", async () => {
  const { world, page } = await paid();
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  await world.sandbox.control.dashboardRefund(await chargeOf(world), 10_000);
  await until(async () => (await orderOf(world, page.orderId)).refunds.length, 3);
  await expectNothingLost(world);
  const order = await orderOf(world, page.orderId);
  expect(order.state).toBe("refunded");
  const done = order.refunds.filter(({ state }) => state === "succeeded");
  expect(done.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(49_900);
});

test("no notice ever came: the hourly comparison finds the refund, the dispute and the fee, and a second one nothing", async () => {
  const { world, event, page } = await paid({ hear: false });
  const other = await buyTicketFor(world, event);
  const charges = (await world.sandbox.control.state()).charges;
  for (const { id } of charges) await world.sandbox.control.revealFee(id);
  await world.sandbox.control.dashboardRefund(charges.find(({ id }) => id === charges[0]?.id)?.id ?? "");
  await world.sandbox.control.dispute({ charge: charges[1]?.id ?? "" });
  const first = await reconcile(world);
  expect(first).toMatchObject({ ok: true, findings: [] });
  expect(first.ok && first.mended).toBeGreaterThanOrEqual(3);
  const orders = [await orderOf(world, page.orderId), await orderOf(world, other.orderId)];
  expect(orders.map(({ state, disputed }) => `${state} ${disputed}`).sort()).toEqual([
    "paid true",
    "refunded false",
  ]);
  expect(await reconcile(world)).toMatchObject({ ok: true, mended: 0, findings: [] });
  await expectNothingLost(world);
});

test("payouts in another currency: fees and disputes stand in the books in the currency that was paid", async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  await world.sandbox.control.fees({ settlementCurrency: "hkd", exchangeRate: 1.0815, manual: true });
  const page = await buyTicketFor(world, event);
  const charge = await chargeOf(world);
  await world.sandbox.control.revealFee(charge);
  const dispute = await world.sandbox.control.dispute({ charge });
  await reconcile(world);
  await expectNothingLost(world);
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  expect(await reconcile(world)).toMatchObject({ ok: true, findings: [] });
  expect((await orderOf(world, page.orderId)).needsOrganiser).toBe("dispute-lost");
  const currencies = await world.db.prisma.ledgerLine.groupBy({ by: ["currency"] });
  expect(currencies.map(({ currency }) => currency)).toEqual(["CNY"]);
  await expectNothingLost(world);
});

test("when Stripe cannot be asked, the comparison stops and says so", async () => {
  const { world } = await paid({ hear: false });
  await world.sandbox.control.fault({ kind: "status", status: 503, count: 20 });
  expect(await reconcile(world)).toEqual({ ok: false, reason: "unavailable" });
  const run = await world.db.prisma.reconciliation.findFirstOrThrow();
  expect(run).toMatchObject({ outcome: "unavailable" });
});

test("a bank that turns a lost dispute round is followed: the money is in the books again, and again not", async () => {
  const { world, page } = await paid();
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  await until(async () => (await orderOf(world, page.orderId)).needsOrganiser, "dispute-lost");
  await until(async () => (await books(world))["ticket-revenue"], 0);
  await world.sandbox.control.resolveDispute(dispute.id, "won");
  await until(async () => (await books(world))["ticket-revenue"], -49_900);
  await until(async () => (await orderOf(world, page.orderId)).needsOrganiser, null);
  expect((await orderOf(world, page.orderId)).disputes).toMatchObject([{ state: "won" }]);
  await expectNothingLost(world);
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  await until(async () => (await books(world))["ticket-revenue"], 0);
  await until(async () => (await orderOf(world, page.orderId)).needsOrganiser, "dispute-lost");
  expect((await books(world))["disputed-funds"]).toBe(0);
  await expectNothingLost(world);
});

test("a refund that a lost dispute had dropped goes on when the bank gives the money back after all", async () => {
  const { world, page } = await paid();
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  const dispute = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  await until(async () => (await orderOf(world, page.orderId)).state, "refund-failed");
  await expectNothingLost(world);
  await world.sandbox.control.resolveDispute(dispute.id, "won");
  await until(async () => (await orderOf(world, page.orderId)).refunds.length, 2);
  await expectNothingLost(world);
  const order = await orderOf(world, page.orderId);
  expect(order.state).toBe("refunded");
  expect(order.refunds.map(({ state }) => state).sort()).toEqual(["failed", "succeeded"]);
});
