import { setTimeout as sleep } from "node:timers/promises";
import type { PoolClient } from "pg";
import type { World } from "#app/use-cases/world.server.ts";

/** What shows that a worker lives, and gives back the jobs of those that do not. */
export type WorkerLives = {
  /** A worker of this process begins. */
  begin(workerId: string): void;
  /** Signs of life end with the process, or here. */
  close(): Promise<void>;
};

type Db = World["db"];

const BEAT_MS = 3_000;
/** A worker that has just begun is given this long to show that it lives, also after its connection was lost. */
const GRACE = "8 seconds";
/** Advisory locks are numbers; this one stands for "worker", the second for its name. */
const WORKERS = 20_261;

/**
 * The queue keeps a job for four hours for a worker that died with it. A worker's sign of life is a lock of its
 * session, which the database ends with its process, however that ended: jobs of workers without one go back into the
 * queue within seconds. Jobs may be done twice by their own rules, so a mistake here costs work and nothing else.
 */
export function watchWorkers(world: World): WorkerLives {
  const ids = new Set<string>();
  const stop = new AbortController();
  const sign = openSign(world.db);
  async function beat(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await sign.show(ids);
        const freed = await freeTheDead(world.db);
        if (freed.length > 0)
          world.log.warn({ workers: freed.length }, "jobs of dead workers go back into the queue");
      } catch (error) {
        world.log.warn({ err: error }, "the signs of life could not be seen to");
      }
      await sleep(BEAT_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }
  const beating = beat();
  return {
    begin: (workerId) => ids.add(workerId),
    async close() {
      stop.abort();
      await beating;
      sign.close();
    },
  };
}

/** One connection that holds a lock for each worker of this process; a lost one is replaced at the next beat. */
function openSign({ pool }: Db) {
  let client: PoolClient | undefined;
  const shown = new Set<string>();
  function forget(): void {
    client?.release(true);
    client = undefined;
    shown.clear();
  }
  return {
    async show(ids: ReadonlySet<string>): Promise<void> {
      try {
        client ??= await pool.connect();
        await client.query("select 1");
        for (const id of ids) {
          if (shown.has(id)) continue;
          await client.query("select pg_advisory_lock($1, hashtext($2))", [WORKERS, id]);
          shown.add(id);
        }
      } catch (error) {
        forget();
        throw error;
      }
    },
    close: forget,
  };
}

/** Gives the jobs of workers that show no sign of life back to the queue. Answers the workers. */
export async function freeTheDead({ pool }: Db): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from (select distinct locked_by as id from graphile_worker.jobs
       where locked_by is not null and locked_at < now() - $2::interval) held
     where pg_try_advisory_xact_lock($1, hashtext(id))`,
    [WORKERS, GRACE],
  );
  const dead = rows.map(({ id }) => id);
  if (dead.length > 0) await pool.query("select graphile_worker.force_unlock_workers($1::text[])", [dead]);
  return dead;
}
