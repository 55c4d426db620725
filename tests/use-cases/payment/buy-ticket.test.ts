import { expect, test } from "vitest";
import { returnFromCheckout } from "#app/use-cases/payment/return-from-checkout.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";

test("a seat that is held and paid by card becomes a ticket with its letter, its money and its history", async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  const outcome = await returnFromCheckout(world, { token: page.token, sessionId: page.sessionId });
  expect(outcome).toEqual({ ok: true, state: "paid" });
  const { prisma } = world.db;
  const order = await prisma.order.findFirstOrThrow({
    include: {
      steps: { orderBy: { seq: "asc" } },
      lines: { include: { tickets: true, seats: true } },
      payments: true,
      consents: true,
    },
  });
  expect(order.steps.map((step) => step.step)).toEqual(["T1", "T2", "T3", "T5"]);
  expect(order.lines[0]?.tickets).toHaveLength(1);
  expect(order.lines[0]?.seats[0]?.number).toBe(1);
  expect(
    order.payments.map((payment) => [payment.amountMinor, payment.currency, payment.disposition]),
  ).toEqual([[49_900, "CNY", "ticket"]]);
  expect(order.consents).toMatchObject([{ terms: "2026-11", privacy: "2026-11", conduct: "2026-11" }]);
  const ledger = await prisma.ledgerLine.groupBy({ by: ["account"], _sum: { amountMinor: true } });
  expect(Object.fromEntries(ledger.map((line) => [line.account, line._sum.amountMinor]))).toMatchObject({
    "ticket-revenue": -49_900,
  });
  const letters = await prisma.letter.findMany({ select: { kind: true } });
  expect(letters.map((letter) => letter.kind).sort()).toEqual(["reminder-24h", "reminder-2h", "ticket"]);
});
