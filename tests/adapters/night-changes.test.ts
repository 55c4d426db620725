import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openLog } from "#app/adapters/log.server.ts";
import { openNightChanges } from "#app/adapters/night-changes.server.ts";
import { followEvening } from "#app/use-cases/night/follow-evening.server.ts";
import { markBallot } from "#app/use-cases/night/mark-ballot.server.ts";
import { beginNight, buildPlannedNight } from "#tests/builders/running-night.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

/** Watches an event; `heard` waits for the next change and tells whether one came within a second. */
async function watched(world: TestWorld, eventId: string) {
  let changes = 0;
  const stop = world.nightChanges.watch(eventId, {
    change: () => {
      changes += 1;
    },
    end: () => undefined,
  });
  async function heard(within = 1_000): Promise<boolean> {
    const end = Date.now() + within;
    while (changes === 0 && Date.now() < end) await sleep(10);
    const came = changes > 0;
    changes = 0;
    return came;
  }
  expect(await heard(), "watching begins with one look").toBe(true);
  return { heard, stop };
}

test("everything a night's pages show is noticed when it changes, and ballots never are", async () => {
  const world = await openTestWorld();
  const night = await buildPlannedNight(world, [2, 2]);
  const { eventId } = night;
  const { prisma } = world.db;
  const a1 = night.guest("A1");
  await beginNight(world, eventId);
  const { heard, stop } = await watched(world, eventId);
  const line = { eventId_lineId: { eventId, lineId: a1.lineId } };
  const changes: Record<string, () => Promise<unknown>> = {
    clock: () => prisma.night.update({ where: { eventId }, data: { phaseStartedAt: new Date() } }),
    plan: () => prisma.night.update({ where: { eventId }, data: { planVersion: { increment: 1 } } }),
    presence: () => prisma.nightGuest.update({ where: line, data: { leftAt: new Date() } }),
    "nobody came": () => prisma.nightGuest.delete({ where: line }),
    name: () =>
      prisma.profile.create({
        data: { eventId, lineId: a1.lineId, sealed: new Uint8Array([1]), updatedAt: new Date() },
      }),
    link: () =>
      prisma.orderLine.updateMany({
        where: { eventId, id: a1.lineId },
        data: { linkVersion: { increment: 1 } },
      }),
    ticket: () =>
      prisma.ticket.updateMany({ where: { eventId, lineId: a1.lineId }, data: { voidedAt: new Date() } }),
    event: () => prisma.event.update({ where: { id: eventId }, data: { timeZone: "Asia/Tokyo" } }),
  };
  for (const [what, change] of Object.entries(changes)) {
    await change();
    expect(await heard(), what).toBe(true);
  }
  const marked = await markBallot(world, {
    token: night.guest("A2").token,
    aboutId: night.guest("B2").lineId,
    says: "yes",
  });
  expect([marked, await heard(300)]).toEqual([{ ok: true }, false]);
  stop();
});

test("a transaction that began earlier and commits later is not missed", async () => {
  const world = await openTestWorld();
  const night = await buildPlannedNight(world, [1, 1], { here: false });
  const { eventId } = night;
  const { heard, stop } = await watched(world, eventId);
  const arrive = "insert into night_guest (event_id, line_id, arrived_at) values ($1, $2, now())";
  const early = await world.db.pool.connect();
  await early.query("begin");
  await early.query(arrive, [eventId, night.guest("A1").lineId]);
  await world.db.pool.query(arrive, [eventId, night.guest("B1").lineId]);
  expect(await heard(), "the later one").toBe(true);
  await early.query("commit");
  early.release();
  expect(await heard(), "the earlier one").toBe(true);
  stop();
});

test("however many follow an evening, it is read once for all of them, and no more when nobody does", async () => {
  const world = await openTestWorld();
  const night = await buildPlannedNight(world, [2, 2]);
  const { eventId } = night;
  let reads = 0;
  // why: counts the readings of the evening, each of which begins with the event's row.
  const counting = new Proxy(world.db.prisma, {
    get(prisma, name) {
      if (name === "event") reads += 1;
      return Reflect.get(prisma, name);
    },
  });
  const counted = { ...world, db: { ...world.db, prisma: counting } };
  let shown = 0;
  const stops = Array.from({ length: 50 }, () =>
    followEvening(counted, eventId, {
      show: () => {
        shown += 1;
      },
      end: () => undefined,
    }),
  );
  while (shown < 50) await sleep(10);
  await sleep(300);
  [reads, shown] = [0, 0];
  await beginNight(world, eventId);
  while (shown < 50) await sleep(10);
  await sleep(200);
  expect([reads, shown]).toEqual([1, 50]);
  for (const stop of stops) stop();
  await world.db.prisma.night.update({ where: { eventId }, data: { planVersion: 7 } });
  await sleep(200);
  expect(reads, "after everybody has gone").toBe(1);
});

test("a database that does not answer for a moment is asked again", async () => {
  const world = await openTestWorld();
  const night = await buildPlannedNight(world, [1, 1]);
  let broken = false;
  // why: a pool whose questions fail for a while, as when the database restarts.
  const pool = new Proxy(world.db.pool, {
    get(real, name) {
      if (name === "query" && broken) return () => Promise.reject(new Error("the database is away"));
      const value: unknown = Reflect.get(real, name);
      return typeof value === "function" ? value.bind(real) : value;
    },
  });
  const changes = openNightChanges(pool, openLog("silent"), 20);
  let heard = 0;
  const stop = changes.watch(night.eventId, {
    change: () => {
      heard += 1;
    },
    end: () => undefined,
  });
  await sleep(200);
  broken = true;
  await beginNight(world, night.eventId);
  await sleep(200);
  const before = heard;
  broken = false;
  await sleep(300);
  expect(heard - before).toBe(1);
  stop();
  changes.close();
});
