import { expect, test } from "vitest";
import { startClock } from "#app/domain/night/night-clock.ts";
import { nightPlacesOf } from "#app/domain/night/night-state.ts";
import { advanceNight } from "#app/use-cases/night/advance-night.server.ts";
import { ensureNight } from "#app/use-cases/night/ensure-night.server.ts";
import { withNight, writeClock } from "#app/use-cases/night/lock-night.server.ts";
import { markHere } from "#app/use-cases/night/mark-here.server.ts";
import { metPairs } from "#app/use-cases/night/met-pairs.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { buildNight } from "#tests/builders/night.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const MINUTE = 60_000;

/** Two and two, who meet in two rounds of eight minutes with a break of two. */
async function twoAndTwo(world: TestWorld) {
  const { event, guests } = await buildNight(world, [2, 2]);
  const { eventId } = event;
  const [a1, a2, b1, b2] = guests.map(({ lineId }) => lineId);
  if (!a1 || !a2 || !b1 || !b2) throw new Error("four guests are missing");
  await ensureNight(world, eventId);
  await world.db.prisma.night.update({ where: { eventId }, data: { rounds: 2 } });
  await world.db.prisma.nightTable.createMany({
    data: [1, 2].map((number) => ({ eventId, number })),
  });
  const date = (round: number, table: number, one: string, other: string) => [
    { eventId, round, table, seat: 1, lineId: one, partnerId: other },
    { eventId, round, table, seat: 2, lineId: other, partnerId: one },
  ];
  await world.db.prisma.nightPlace.createMany({
    data: [...date(1, 1, a1, b1), ...date(1, 2, a2, b2), ...date(2, 1, a1, b2), ...date(2, 2, a2, b1)],
  });
  return { eventId, a1, a2, b1, b2 };
}

async function start(world: TestWorld, eventId: string): Promise<void> {
  await withNight(world, eventId, async (tx, night) => {
    const begun = startClock(night, night, world.clock.now());
    if (!begun.ok) throw new Error(begun.reason);
    await writeClock(world, tx, night, begun.clock);
  });
}

test("a night nobody has set up stands before its first round with the usual settings", async () => {
  const world = await openTestWorld();
  const { event } = await buildNight(world, [1, 1]);
  expect(await readNight(world, event.eventId)).toMatchObject({
    ...{ state: "setup", phase: "before", round: 0, rounds: 6, roundMinutes: 8, breakMinutes: 2 },
    ...{ format: "pairs", planVersion: 0, tables: [], places: [], phaseEndsAt: null },
  });
});

test("whoever looks when a round is due sees the break, and the round's end is kept as it was due", async () => {
  const world = await openTestWorld();
  const { eventId } = await twoAndTwo(world);
  const began = world.clock.now().getTime();
  await start(world, eventId);
  world.clock.advance(8 * MINUTE + 1_000);
  const states = await Promise.all(Array.from({ length: 8 }, () => readNight(world, eventId)));
  for (const state of states) {
    expect(state).toMatchObject({ state: "running", phase: "break", round: 1 });
    expect(state.phaseEndsAt).toEqual(new Date(began + 10 * MINUTE));
  }
  expect(await world.db.prisma.nightRound.findMany({ where: { eventId } })).toEqual([
    { eventId, round: 1, beganAt: new Date(began), endedAt: new Date(began + 8 * MINUTE) },
  ]);
});

test("the queue alone brings a night from its first round to its end", async () => {
  const world = await openTestWorld();
  const { eventId } = await twoAndTwo(world);
  await start(world, eventId);
  const seen: string[] = [];
  for (const minutes of [8, 2, 8]) {
    world.clock.advance(minutes * MINUTE);
    await runJobs(world);
    const night = await world.db.prisma.night.findUniqueOrThrow({ where: { eventId } });
    seen.push(`${night.phase} ${night.round}`);
  }
  expect(seen).toEqual(["break 1", "round 2", "over 2"]);
  const over = await readNight(world, eventId);
  expect(over).toMatchObject({ state: "over", phaseEndsAt: null });
  expect(over.ballotClosesAt, "the ballot is open, and when it closes is known").not.toBeNull();
});

test("two have met once their round has begun, and only those", async () => {
  const world = await openTestWorld();
  const { eventId, a1, a2, b1, b2 } = await twoAndTwo(world);
  expect(await metPairs(world, eventId)).toEqual([]);
  await start(world, eventId);
  expect(await metPairs(world, eventId)).toEqual([
    { a: a1, b: b1, round: 1 },
    { a: a2, b: b2, round: 1 },
  ]);
  world.clock.advance(10 * MINUTE);
  await advanceNight(world, eventId);
  await advanceNight(world, eventId);
  expect(await metPairs(world, eventId)).toHaveLength(2);
  world.clock.advance(2 * MINUTE);
  await advanceNight(world, eventId);
  expect(await metPairs(world, eventId)).toHaveLength(4);
});

test("who did not come, or came after the round, has met nobody in it", async () => {
  const world = await openTestWorld();
  const { eventId, a1, a2, b1, b2 } = await twoAndTwo(world);
  await markHere(world, { eventId, lineId: a1 });
  await start(world, eventId);
  await world.db.prisma.nightGuest.create({ data: { eventId, lineId: b1, noShowAt: world.clock.now() } });
  expect(await metPairs(world, eventId)).toEqual([{ a: a2, b: b2, round: 1 }]);
  world.clock.advance(8 * MINUTE + 1_000);
  await advanceNight(world, eventId);
  await markHere(world, { eventId, lineId: b1 });
  expect(await metPairs(world, eventId)).toEqual([{ a: a2, b: b2, round: 1 }]);
});

test("at a table of six everybody has met those of the other side", async () => {
  const world = await openTestWorld();
  const { event, guests } = await buildNight(world, [2, 2]);
  const { eventId } = event;
  await ensureNight(world, eventId);
  const seats = [1, 2, 4, 5];
  await world.db.prisma.nightPlace.createMany({
    data: guests.map(({ lineId }, index) => ({
      eventId,
      lineId,
      round: 1,
      table: 1,
      seat: seats[index] ?? 6,
    })),
  });
  await start(world, eventId);
  const met = await metPairs(world, eventId);
  expect(met).toHaveLength(4);
  const own = guests[0]?.lineId ?? "";
  const [first] = nightPlacesOf(await readNight(world, eventId), own);
  expect(first?.place?.partnerIds.toSorted()).toEqual(
    guests
      .slice(2)
      .map(({ lineId }) => lineId)
      .toSorted(),
  );
});

test("saying twice that one is here changes nothing, and a stranger is not here", async () => {
  const world = await openTestWorld();
  const { event, guests } = await buildNight(world, [1]);
  const { eventId } = event;
  const lineId = guests[0]?.lineId ?? "";
  const arrived = world.clock.now();
  expect(await markHere(world, { eventId, lineId })).toBe(true);
  world.clock.advance(MINUTE);
  expect(await markHere(world, { eventId, lineId })).toBe(true);
  expect(await world.db.prisma.nightGuest.findMany()).toMatchObject([
    { lineId, arrivedAt: arrived, leftAt: null },
  ]);
  expect(await markHere(world, { eventId, lineId: world.ids.uuid() })).toBe(false);
});
