import { EventEmitter } from "node:events";
import { Logger, parseCrontab, run, type WorkerEvents } from "graphile-worker";
import type { World } from "#app/use-cases/world.server.ts";
import { jobsOf, timetable } from "./jobs.server.ts";
import { watchWorkers } from "./worker-lives.server.ts";

export type Worker = {
  /** Takes no new job and ends when the ones at work are done. */
  stop(): Promise<void>;
};

/** Jobs at work at the same time in one process. */
const HANDS = 4;

/** graphile-worker's messages in the product's own log; its ordinary chatter is kept at debug. */
function workerLog(world: World): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") world.log.error({ message }, "worker");
    else if (level === "warning") world.log.warn({ message }, "worker");
    else world.log.debug({ message }, "worker");
  });
}

/** Works the queue and the timetable until it is stopped. */
export async function startWorker(world: World): Promise<Worker> {
  const lives = watchWorkers(world);
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => lives.begin(worker.workerId));
  const runner = await run({
    events,
    pgPool: world.db.pool,
    taskList: jobsOf(world),
    parsedCronItems: parseCrontab(timetable),
    concurrency: HANDS,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: workerLog(world),
  });
  return {
    async stop() {
      await runner.stop();
      await runner.promise;
      await lives.close();
    },
  };
}
