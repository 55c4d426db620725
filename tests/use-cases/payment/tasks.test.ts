import { expect, test } from "vitest";
import { listOpenTasks } from "#app/use-cases/payment/list-open-tasks.server.ts";
import { openTask } from "#app/use-cases/payment/order-tasks.server.ts";
import { refundPart } from "#app/use-cases/payment/refund-part.server.ts";
import { settleTask } from "#app/use-cases/payment/settle-task.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";

async function paid() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 2 }] });
  const page = await buyTicketFor(world, event);
  const { eventId, orderId } = page;
  return { world, event, ref: { organiserId: event.organiserId, eventId, orderId } };
}

test("a part goes back once, also when its form is sent twice, and the ticket stays", async () => {
  const { world, ref } = await paid();
  const ask = { ...ref, formToken: "one-form-token", fields: { amount: "100", reason: "goodwill" } };
  const outcomes = await Promise.all([refundPart(world, ask), refundPart(world, ask)]);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  await expectNothingLost(world);
  expect(await world.db.prisma.refund.findMany()).toMatchObject([
    { amountMinor: 10_000, reason: "organiser-partial", state: "succeeded" },
  ]);
  expect(await world.db.prisma.order.findFirstOrThrow()).toMatchObject({ state: "paid" });
  expect(await world.db.prisma.letter.count({ where: { kind: "refund-done" } })).toBe(1);
});

test("a part is never more than what is left, nor nothing, nor without a reason", async () => {
  const { world, ref } = await paid();
  const ask = (amount: string, reason = "other") =>
    refundPart(world, { ...ref, formToken: `form-${amount}-${reason}`, fields: { amount, reason } });
  expect(await ask("499.01")).toMatchObject({ problems: { amount: "too-much" }, leftMinor: 49_900 });
  expect(await ask("0")).toMatchObject({ problems: { amount: "too-little" } });
  expect(await ask("-5")).toMatchObject({ problems: { amount: "not-an-amount" } });
  expect(await ask("1", "because")).toMatchObject({ problems: { reason: "no-reason" } });
  expect(await ask("400")).toMatchObject({ ok: true });
  expect(await ask("100")).toMatchObject({ problems: { amount: "too-much" }, leftMinor: 9_900 });
  await expectNothingLost(world);
});

test("a task is opened once, names its order, and is closed once with a note", async () => {
  const { world, ref } = await paid();
  const open = () =>
    world.db.transaction((tx) => openTask(world, tx, { ...ref, kind: "refunded-elsewhere" }));
  expect([await open(), await open()]).toEqual([true, false]);
  const [task] = await listOpenTasks(world, { locale: "zh-CN" });
  expect(task?.deeds).toEqual(["keep", "pay-back", "dealt"]);
  expect((await world.db.prisma.order.findFirstOrThrow()).needsOrganiser).toBe("refunded-elsewhere");
  const press = (deed: "dealt" | "retry", note = "") =>
    settleTask(world, { organiserId: ref.organiserId, taskId: task?.id ?? "", deed, note });
  expect(await press("dealt", "  ")).toMatchObject({ reason: "no-note" });
  expect(await press("retry")).toMatchObject({ reason: "not-possible" });
  expect(await press("dealt", "spoke with the guest")).toMatchObject({ ok: true });
  expect(await press("dealt", "again")).toMatchObject({ reason: "closed" });
  expect((await world.db.prisma.order.findFirstOrThrow()).needsOrganiser).toBeNull();
  await expectNothingLost(world);
});
