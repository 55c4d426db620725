import { expect, test } from "vitest";
import { reconcile } from "#app/use-cases/money/reconcile.server.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const HOUR = 3_600_000;

async function evening() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  return { world, event };
}

/** A refund whose job failed so often that the queue will not begin it again. */
async function refundGivenUp(state: "due" | "calling") {
  const { world, event } = await evening();
  // A fee that becomes known later would be mended by the comparison as well.
  await world.sandbox.control.fees({ afterMs: 0 });
  const page = await buyTicketFor(world, event);
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  if (state === "calling") {
    await world.sandbox.control.fault({ kind: "status", status: 503, count: 3 });
    await runJobs(world);
    await world.sandbox.control.clearFaults();
  }
  expect(await refundOf(world)).toMatchObject({ state });
  const { rowCount } = await world.db.pool.query(
    `update graphile_worker._private_jobs set attempts = max_attempts
     where key like 'refund:%' and max_attempts = 25`,
  );
  expect(rowCount, "it is the refund's job that gave up").toBe(1);
  return { world };
}

const refundOf = (world: TestWorld) => world.db.prisma.refund.findFirstOrThrow();
const tasksOf = async (world: TestWorld) =>
  (await world.db.prisma.orderTask.findMany({ where: { closedAt: null } })).map(({ kind }) => kind);

test.each(["due", "calling"] as const)(
  "a refund in %s whose job gave up is asked for again by the hourly comparison",
  async (state) => {
    const { world } = await refundGivenUp(state);
    await world.passTime(HOUR);
    await reconcile(world);
    await runJobs(world);
    expect(await refundOf(world), "its own tries are given two hours").toMatchObject({ state });
    await world.passTime(2 * HOUR);
    expect(await reconcile(world)).toMatchObject({ ok: true, mended: 1 });
    await runJobs(world);
    expect(await refundOf(world)).toMatchObject({ state: "succeeded" });
    expect(await tasksOf(world), "nobody is bothered").toEqual([]);
    await expectNothingLost(world);
  },
);

test("a refund that cannot be made for days is asked for again each time, and a person is told once", async () => {
  const { world } = await refundGivenUp("calling");
  for (const day of [1, 2, 3]) {
    await world.passTime(26 * HOUR);
    await reconcile(world);
    await world.sandbox.control.fault({ kind: "status", status: 503, count: 3 });
    await runJobs(world);
    await world.sandbox.control.clearFaults();
    expect(await refundOf(world), `day ${day}`).toMatchObject({ state: "calling" });
    expect(await tasksOf(world)).toEqual(["refund-stuck"]);
    await world.db.pool.query("update graphile_worker._private_jobs set attempts = max_attempts");
  }
  await world.passTime(2 * HOUR);
  await reconcile(world);
  await runJobs(world);
  const { refunds } = await world.sandbox.control.state();
  expect(refunds.map(({ status }) => status)).toEqual(["succeeded"]);
  expect(await tasksOf(world), "the task went with its reason").toEqual([]);
  await expectNothingLost(world);
});

test("a payment that neither comes nor fails keeps its seat, and is named after ten days", async () => {
  const { world, event } = await evening();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payLater(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  await world.passTime(9 * 24 * HOUR);
  expect(await witness(world)).toEqual([]);
  await world.passTime(2 * 24 * HOUR);
  expect(await witness(world)).toMatchObject([
    { rule: 7, says: "a payment has been on its way for more than ten days" },
  ]);
  expect(await reconcile(world)).toMatchObject({
    ok: true,
    findings: [{ kind: "slow-payment", about: page.sessionId, amountMinor: 49_900 }],
  });
  expect(await world.db.prisma.seat.count({ where: { lineId: { not: null } } })).toBe(1);
  await world.sandbox.control.settleLater(page.sessionId, "succeeded");
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  await expectNothingLost(world);
});
