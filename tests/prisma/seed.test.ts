import { expect, test } from "vitest";
import { showDecision } from "#app/use-cases/events/show-decision.server.ts";
import { seedDemo } from "#prisma/seed.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

test("the demo's evening sells seats by their steps, has a code to try, and making it twice changes nothing", async () => {
  const world = await openTestWorld({ sandbox: true });
  const { control } = world.sandbox;
  const { slug } = await seedDemo(world, control);
  await seedDemo(world, control);
  const event = await world.db.prisma.event.findUniqueOrThrow({
    where: { slug },
    include: { codes: true, sides: true, orders: { include: { lines: true } } },
  });
  expect(event.orders.map(({ state }) => state)).toEqual(event.orders.map(() => "paid"));
  const paid = event.orders.flatMap(({ lines }) => lines.map(({ priceMinor }) => priceMinor / 100));
  expect(paid.sort()).toEqual([...Array(8).fill(399), ...Array(8).fill(449), 469]);
  expect(event.sides.map(({ taken }) => taken).sort()).toEqual([8, 9]);
  expect(event.codes.map(({ code }) => code)).toEqual(["LAOPENGYOU-10"]);
  expect(event.earlyBirdUntil?.getTime()).toBeGreaterThan(Date.now());
});

test("the demo has a queue, a group and an application that waits for an answer", {
  timeout: 120_000,
}, async () => {
  const world = await openTestWorld({ sandbox: true });
  await seedDemo(world, world.sandbox.control);
  const event = await world.db.prisma.event.findUniqueOrThrow({
    where: { slug: "small-table-thursday" },
    include: { sides: { orderBy: { position: "asc" } }, orders: { include: { lines: true } } },
  });
  expect(event.sides.map(({ taken, waiting }) => [taken, waiting])).toEqual([
    [3, 2],
    [0, 0],
  ]);
  expect(event.orders.map(({ state, lines }) => `${state} ${lines.length}`).sort()).toEqual([
    "applied 1",
    "paid 1",
    "paid 2",
  ]);
  const due = await showDecision(world, { eventId: event.id, locale: "zh-CN" });
  expect(due, "whether it takes place is asked today").toMatchObject({
    stage: "due",
    figures: { payingHeads: 3, runNowMinor: 3 * 49_900 - 120_000, expectedHeads: 6, venueMinor: 60_000 },
  });
  await expectNothingLost(world);
});

test("the demo's first evening was revealed with three couples, and its letters lie behind it", {
  timeout: 120_000,
}, async () => {
  const world = await openTestWorld({ sandbox: true });
  await seedDemo(world, world.sandbox.control);
  const night = await world.db.prisma.night.findFirstOrThrow({
    where: { event: { slug: "first-evening-of-autumn" } },
  });
  expect(night.state).toBe("revealed");
  const { eventId } = night;
  expect(await world.db.prisma.matchPair.count({ where: { eventId } })).toBe(3);
  expect(await world.db.prisma.letter.count({ where: { eventId, state: "queued" } })).toBe(0);
});
