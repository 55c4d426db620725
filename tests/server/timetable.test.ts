import { expect, test } from "vitest";
import { jobsOf, timetable } from "#app/server/jobs.server.ts";
import { oneByOne } from "#app/use-cases/one-by-one.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");

/** The names of the jobs the clock starts. */
const timed = timetable.split("\n").map((line) => line.trim().split(/\s+/)[5] ?? "");
const sweeps = /^(sweep|resume|close|settle-venue|forget|reconcile|record)/;

test("every sweep stands once in the timetable, and everything in it is a job", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const jobs = Object.keys(jobsOf(world));
  expect([...new Set(timed)]).toEqual(timed);
  expect(timed.filter((name) => !jobs.includes(name))).toEqual([]);
  expect(jobs.filter((name) => sweeps.test(name)).sort()).toEqual([...timed].sort());
});

test("every sweep can be repeated and changes nothing where there is nothing to do", {
  timeout: 120_000,
}, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  await buildEvening(world);
  const jobs: Readonly<Record<string, unknown>> = jobsOf(world);
  const count = async () =>
    Promise.all([
      world.db.prisma.letter.count(),
      world.db.prisma.ledgerLine.count(),
      world.db.prisma.orderStep.count(),
      world.db.prisma.orderTask.count(),
    ]);
  const before = await count();
  for (let round = 0; round < 2; round += 1)
    for (const name of timed) {
      const work = jobs[name];
      if (typeof work !== "function") throw new Error(`${name} is no job`);
      await work({ _cron: { ts: now.toISOString() } }, {});
    }
  expect(await count()).toEqual(before);
});

test("one find that fails is told to the log, and the others have their turn", async () => {
  const world = await openTestWorld({ now });
  const told: unknown[] = [];
  const turns: number[] = [];
  // why: a log that remembers, in the place of the one that writes.
  const log = { ...world.log, error: (...said: unknown[]) => told.push(said) };
  const done = await oneByOne({ log }, [{ n: 1 }, { n: 2 }, { n: 3 }], {
    failed: "it could not be done",
    work: async ({ n }) => {
      if (n === 2) throw new Error("broken");
      turns.push(n);
      return true;
    },
  });
  expect([done, turns, told.length]).toEqual([2, [1, 3], 1]);
});
