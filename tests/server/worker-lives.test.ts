import { expect, test, vi } from "vitest";
import { freeTheDead, watchWorkers } from "#app/server/worker-lives.server.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

/** A job that a worker took some seconds ago and never finished. */
async function jobOf(world: TestWorld, worker: string, secondsAgo: number): Promise<void> {
  const { pool } = world.db;
  await pool.query("select graphile_worker.add_job('sweep-holds', '{}', job_key => $1)", [worker]);
  await pool.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - $2 * interval '1 second',
       attempts = 1 where key = $1`,
    [worker, secondsAgo],
  );
}

async function lockedBy(world: TestWorld): Promise<(string | null)[]> {
  const { rows } = await world.db.pool.query<{ locked_by: string | null }>(
    "select locked_by from graphile_worker.jobs order by key",
  );
  return rows.map((row) => row.locked_by);
}

test("a job of a worker that died goes back into the queue, and one that has just been taken stays", async () => {
  const world = await openTestWorld();
  await jobOf(world, "worker-dead", 30);
  await jobOf(world, "worker-new", 1);
  expect(await freeTheDead(world.db)).toEqual(["worker-dead"]);
  expect(await lockedBy(world)).toEqual([null, "worker-new"]);
});

test("a worker that lives keeps its job however long it takes, and loses it when its process ends", async () => {
  const world = await openTestWorld();
  await jobOf(world, "worker-slow", 3_600);
  const lives = watchWorkers(world);
  // why: the first beat is over before any worker has begun; the job is taken again by the one that lives.
  lives.begin("worker-slow");
  await vi.waitFor(
    async () => {
      await world.db.pool.query(
        "update graphile_worker._private_jobs set locked_by = 'worker-slow', locked_at = now() - interval '1 hour'",
      );
      expect(await freeTheDead(world.db)).toEqual([]);
    },
    { timeout: 15_000, interval: 200 },
  );
  expect(await lockedBy(world)).toEqual(["worker-slow"]);
  await lives.close();
  // why: the database notices a moment later that the connection is gone.
  await vi.waitFor(async () => expect(await freeTheDead(world.db)).toEqual(["worker-slow"]), {
    timeout: 15_000,
    interval: 50,
  });
});
