import { expect, test } from "vitest";
import { markAbsent } from "#app/use-cases/night/mark-absent.server.ts";
import { markHere } from "#app/use-cases/night/mark-here.server.ts";
import { buildBallotNight } from "#tests/builders/ballot.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";

const organiserId = "00000000-0000-4000-8000-0000000000aa";

test("after the rounds everybody who never came is marked, once, and nobody who was there", async () => {
  const world = await openTestWorld();
  const night = await buildBallotNight(world, [3, 3]);
  const { eventId } = night;
  for (const name of ["A1", "A2", "B1", "B2"])
    await markHere(world, { eventId, lineId: night.guest(name).lineId });
  const marked = await Promise.all([1, 2].map(() => markAbsent(world, { organiserId, eventId })));
  expect(marked.map((one) => (one.ok ? one.marked : one.reason)).sort()).toEqual([0, 2]);
  const missing = await world.db.prisma.nightGuest.findMany({ where: { noShowAt: { not: null } } });
  expect(missing.map(({ lineId }) => lineId).sort()).toEqual(
    ["A3", "B3"].map((name) => night.guest(name).lineId).sort(),
  );
  expect(await world.db.prisma.auditEntry.count({ where: { action: "night-absent-marked" } })).toBe(1);
});

test("before the rounds are over nobody is marked as missing", async () => {
  const world = await openTestWorld();
  const { event } = await buildNight(world, [1, 1]);
  expect(await markAbsent(world, { organiserId, eventId: event.eventId })).toEqual({
    ok: false,
    reason: "not-over-yet",
  });
  expect(await world.db.prisma.nightGuest.count()).toBe(0);
});
