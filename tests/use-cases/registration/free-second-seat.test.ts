import { expect, test } from "vitest";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

async function openFreeEvening() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, {
    now: world.clock.now(),
    sides: [{ priceMinor: 0 }, { priceMinor: 0, labelZh: "女生", labelEn: "Women" }],
  });
  return { world, event };
}

test("one address gets one free seat: a second order is over and keeps no seat", {
  timeout: 60_000,
}, async () => {
  const { world, event } = await openFreeEvening();
  const email = "only-once@example.com";
  const first = await holdSeat(world, { ...registrationFor(event), email });
  expect(first.ok && first.order.state).toBe("paid");
  const second = await holdSeat(world, { ...registrationFor(event), email: "Only-Once+again@example.com" });
  expect(second.ok && second.order.state, "the second order of one person").toBe("cancelled");
  const sides = await world.db.prisma.side.findMany({ where: { eventId: event.eventId } });
  expect(
    sides.reduce((sum, side) => sum + side.taken, 0),
    "seats taken by one person",
  ).toBe(1);
  await expectNothingLost(world);
});

test("two free orders of one address at the same moment make one ticket", { timeout: 60_000 }, async () => {
  const { world, event } = await openFreeEvening();
  const email = "both-at-once@example.com";
  const both = await Promise.all([0, 1].map(() => holdSeat(world, { ...registrationFor(event), email })));
  expect(both.map((outcome) => outcome.ok && outcome.order.state).sort()).toEqual(["cancelled", "paid"]);
  const tickets = await world.db.prisma.ticket.count({ where: { eventId: event.eventId, voidedAt: null } });
  expect(tickets).toBe(1);
  await expectNothingLost(world);
});
