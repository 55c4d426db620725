import { Logger, runOnce, type TaskList } from "graphile-worker";
import { jobsOf } from "#app/server/jobs.server.ts";
import type { TestWorld } from "./world.ts";

const quiet = new Logger(() => () => undefined);

/** Jobs asked for a moment the test's clock has reached become due; failed ones get their next try at once. */
const release = `
  update graphile_worker._private_jobs
  set run_at = now(), flags = nullif(coalesce(flags, '{}') - 'scheduled', '{}')
  where (flags ? 'scheduled' and run_at <= $1) or (not coalesce(flags ? 'scheduled', false) and attempts > 0 and $2)
  returning id`;

/**
 * Works every job that is due by the world's own clock, and the jobs those add, then returns. A job that fails stays
 * queued and gets its next try on the next call. `tasks` is the job table; the product's own unless told.
 */
export async function runJobs(world: TestWorld, tasks: TaskList = jobsOf(world)): Promise<void> {
  const rounds = 20;
  for (let round = 0; round < rounds; round += 1) {
    const released = await world.db.pool.query(release, [world.clock.now(), round === 0]);
    if (round > 0 && released.rowCount === 0) return;
    await runOnce({
      pgPool: world.db.pool,
      taskList: tasks,
      forbiddenFlags: ["scheduled"],
      noHandleSignals: true,
      concurrency: 1,
      logger: quiet,
    });
  }
  throw new Error(`jobs keep adding due jobs: not done after ${rounds} rounds`);
}
