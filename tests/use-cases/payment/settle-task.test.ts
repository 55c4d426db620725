import { expect, test } from "vitest";
import type { Tx } from "#app/adapters/db.server.ts";
import type { TaskDeed, TaskKind } from "#app/domain/payment/task.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { openTask } from "#app/use-cases/payment/order-tasks.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { settleTask } from "#app/use-cases/payment/settle-task.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { listenToStripe } from "#tests/builders/stripe-webhook.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const SLOW = 60_000;

async function paid() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  await listenToStripe(world);
  const page = await buyTicketFor(world, event);
  return { world, event, page, organiserId: event.organiserId };
}

async function chargeOf(world: TestWorld): Promise<string> {
  return (await world.sandbox.control.state()).charges[0]?.id ?? "";
}

/** Waits for the one open task and answers its id. */
async function taskOf(world: World, kind: TaskKind): Promise<string> {
  const read = () => world.db.prisma.orderTask.findFirst({ where: { kind, closedAt: null } });
  await expect.poll(async () => (await read())?.kind, { timeout: 20_000 }).toBe(kind);
  return (await read())?.id ?? "";
}

function press(world: World, organiserId: string, taskId: string, deed: TaskDeed, note = "") {
  return settleTask(world, { organiserId, taskId, deed, note });
}

async function lostDispute() {
  const evening = await paid();
  const { world } = evening;
  const { id } = await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  await world.sandbox.control.resolveDispute(id, "lost");
  return { ...evening, dispute: id, taskId: await taskOf(world, "dispute-lost") };
}

test("retry: a failed refund is asked for once more, with a key of its own", { timeout: SLOW }, async () => {
  const { world, page, organiserId } = await paid();
  await world.sandbox.control.refundBehaviour({ default: "pending" });
  await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 });
  await runJobs(world);
  const [atStripe] = (await world.sandbox.control.state()).refunds;
  await world.sandbox.control.settleRefund(atStripe?.id ?? "", "failed");
  const taskId = await taskOf(world, "refund-failed");
  await world.sandbox.control.refundBehaviour({ default: "succeeded" });
  const both = await Promise.all([
    press(world, organiserId, taskId, "retry"),
    press(world, organiserId, taskId, "retry"),
  ]);
  expect(both.map(({ ok }) => ok).sort(), "two people at once: one new refund").toEqual([false, true]);
  await expectNothingLost(world);
  const refunds = await world.db.prisma.refund.findMany({ orderBy: { createdAt: "asc" } });
  expect(refunds.map(({ state }) => state)).toEqual(["failed", "succeeded"]);
  expect(new Set(refunds.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
});

test("pay-back: after a part that went in the dashboard, the rest goes and the ticket is void", {
  timeout: SLOW,
}, async () => {
  const { world, page, organiserId } = await paid();
  await world.sandbox.control.dashboardRefund(await chargeOf(world), 10_000);
  const taskId = await taskOf(world, "refunded-elsewhere");
  const both = await Promise.all([
    press(world, organiserId, taskId, "pay-back"),
    press(world, organiserId, taskId, "pay-back"),
  ]);
  expect(both.filter(({ ok }) => ok).length, "somebody's press did it").toBeGreaterThanOrEqual(1);
  await expectNothingLost(world);
  const refunds = await world.db.prisma.refund.findMany({ where: { reason: "organiser-cancelled" } });
  expect(
    refunds.map(({ amountMinor }) => amountMinor),
    "the rest, once",
  ).toEqual([39_900]);
  expect(await world.db.prisma.order.findFirstOrThrow({ where: { id: page.orderId } })).toMatchObject({
    state: "refunded",
    needsOrganiser: null,
  });
});

test("pay-back: money that does not match its order goes back once and closes the task", {
  timeout: SLOW,
}, async () => {
  const { world, event, organiserId } = await paid();
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  const where = { orderId: page.orderId };
  // why: what was asked for and what the order costs differ only when something went very wrong.
  await world.db.prisma.paymentAttempt.updateMany({ where, data: { amountMinor: 1 } });
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  const taskId = await taskOf(world, "amount-mismatch");
  expect(await press(world, organiserId, taskId, "pay-back")).toMatchObject({ ok: true });
  expect(await press(world, organiserId, taskId, "pay-back")).toMatchObject({ reason: "closed" });
  await runJobs(world);
  const refunds = await world.db.prisma.refund.findMany({ where: { orderId: page.orderId } });
  expect(refunds).toMatchObject([{ state: "succeeded", amountMinor: 49_900 }]);
});

test("keep: the ticket stays after a lost dispute and nothing else happens", { timeout: SLOW }, async () => {
  const { world, page, organiserId, taskId } = await lostDispute();
  expect(await press(world, organiserId, taskId, "keep")).toMatchObject({ ok: true });
  expect(await world.db.prisma.order.findFirstOrThrow({ where: { id: page.orderId } })).toMatchObject({
    state: "paid",
    needsOrganiser: null,
  });
  expect(await world.db.prisma.ticket.count({ where: { voidedAt: null } })).toBe(1);
  await expectNothingLost(world);
});

test("void: the ticket of a lost dispute is void, its seat free, and its holder is told, once", {
  timeout: SLOW,
}, async () => {
  const { world, page, organiserId, taskId } = await lostDispute();
  const both = await Promise.all([
    press(world, organiserId, taskId, "void"),
    press(world, organiserId, taskId, "void"),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.db.prisma.order.findFirstOrThrow({ where: { id: page.orderId } })).toMatchObject({
    state: "cancelled",
    closedReason: "dispute-lost",
  });
  expect(await world.db.prisma.seat.count({ where: { lineId: { not: null } } })).toBe(0);
  await expectNothingLost(world);
  expect(await world.db.prisma.letter.findMany({ where: { kind: "ticket-voided" } })).toMatchObject([
    { state: "sent", orderId: page.orderId },
  ]);
});

test("resend: a letter that did not go is written once more to the address as it is now", {
  timeout: SLOW,
}, async () => {
  const { world, page, organiserId } = await paid();
  const letter = await world.db.prisma.letter.findFirstOrThrow({ where: { kind: "ticket" } });
  await world.db.prisma.letter.update({ where: { id: letter.id }, data: { state: "failed" } });
  const { eventId, orderId } = page;
  const detail = { letter: letter.id, letterKind: "ticket" };
  await world.db.transaction((tx) =>
    openTask(world, tx, { eventId, orderId, kind: "letter-failed", detail }),
  );
  const taskId = await taskOf(world, "letter-failed");
  const both = await Promise.all([
    press(world, organiserId, taskId, "resend"),
    press(world, organiserId, taskId, "resend"),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await runJobs(world);
  const sent = await world.db.prisma.letter.findMany({ where: { kind: "ticket", state: "sent" } });
  expect(sent.map(({ version }) => version)).toEqual([`${letter.version}:again:${taskId}`]);
});

test("dealt: a note closes a task and is kept; nothing else happens", { timeout: SLOW }, async () => {
  const { world, organiserId } = await paid();
  await world.sandbox.control.dispute({ charge: await chargeOf(world) });
  const taskId = await taskOf(world, "disputed");
  expect(await press(world, organiserId, taskId, "void"), "not while the bank decides").toMatchObject({
    reason: "disputed",
  });
  expect(await press(world, organiserId, taskId, "dealt", "材料已提交")).toMatchObject({ ok: true });
  const task = await world.db.prisma.orderTask.findFirstOrThrow({ where: { id: taskId } });
  expect(task).toMatchObject({ resolution: "note: 材料已提交", closedBy: organiserId });
});

test("control: without the order's lock, two presses of void at once go wrong", {
  retry: 7,
  timeout: SLOW,
}, async () => {
  let wrong = false;
  for (let round = 0; round < 3 && !wrong; round += 1) {
    const { world, organiserId, taskId } = await lostDispute();
    const slow: World = {
      ...world,
      // why: the control shows that the race is real: row locks are left out, and each transaction dawdles after reading.
      db: { ...world.db, transaction: (work) => world.db.transaction((tx) => work(unlocked(tx))) },
    };
    const both = await Promise.allSettled([
      press(slow, organiserId, taskId, "void"),
      press(slow, organiserId, taskId, "void"),
    ]);
    const won = both.filter((one) => one.status === "fulfilled" && one.value.ok).length;
    wrong = won !== 1 || both.some(({ status }) => status === "rejected");
    await world.close();
  }
  expect(wrong, "both were told that it was done, or one fell over").toBe(true);
});

function unlocked(tx: Tx): Tx {
  return new Proxy(tx, {
    get: (target, name) => {
      if (name !== "$queryRaw" && name !== "$executeRaw") return Reflect.get(target, name);
      return async (strings: TemplateStringsArray, ...values: unknown[]) => {
        const raw = strings.map((part) => part.replace(/FOR (NO KEY )?UPDATE/, ""));
        const bare = Object.assign(raw, { raw });
        const answer =
          name === "$queryRaw"
            ? await target.$queryRaw(bare, ...values)
            : await target.$executeRaw(bare, ...values);
        await new Promise((done) => setTimeout(done, 30));
        return answer;
      };
    },
  });
}
