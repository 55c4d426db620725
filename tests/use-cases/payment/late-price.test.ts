import { expect, test } from "vitest";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { holdSeatFor, openPageOf } from "#tests/builders/buyer.ts";
import { buildCode, buildSelling } from "#tests/builders/selling.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");

test("money that comes late and finds a seat keeps the price that was paid, and its code counts no second time", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + 240 * 3_600_000);
  const steps = [
    { from: 1, priceMinor: 20_000 },
    { from: 2, priceMinor: 60_000 },
  ];
  const sides = [{ capacity: 3, steps, priceMinor: 20_000 }];
  const event = await buildSelling(world.db, { now, startsAt, venueFeeMinor: 100_000, sides });
  const code = await buildCode(world.db, event, { percent: 10, maxUses: 1 });
  const withCode = { code, shownPriceMinor: 18_000 };
  const late = await openPageOf(world, await holdSeatFor(world, event, withCode));
  await world.sandbox.control.expireButTakeMoney(late.sessionId);
  await settleSession(world, { sessionId: late.sessionId, source: "sweep" });
  expect(await world.db.prisma.discountCode.findFirst()).toMatchObject({ used: 0 });
  // The only use and the cheap seat go to somebody else meanwhile.
  await holdSeatFor(world, event, withCode);
  expect(await world.db.prisma.discountCode.findFirst()).toMatchObject({ used: 1 });

  await world.sandbox.control.takeLateMoney(late.sessionId);
  await settleSession(world, { sessionId: late.sessionId, source: "webhook" });
  const order = await world.db.prisma.order.findFirstOrThrow({
    where: { id: late.orderId },
    include: { lines: { include: { seats: true } }, steps: { orderBy: { seq: "desc" } } },
  });
  expect(order).toMatchObject({ state: "paid", totalMinor: 18_000 });
  expect(order.steps[0]?.step).toBe("T8");
  expect(order.lines).toMatchObject([
    {
      priceMinor: 18_000,
      listMinor: 20_000,
      codeHeld: false,
      seatNumber: 2,
      seats: [{ priceMinor: 60_000 }],
    },
  ]);
  expect(await world.db.prisma.discountCode.findFirst()).toMatchObject({ used: 1 });
  await expectNothingLost(world);
}, 60_000);
