import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "#prisma/generated/client.ts";
import { againWhenUndone } from "./deadlocks.server.ts";

export type Tx = Prisma.TransactionClient;

/**
 * The one database. `prisma` for ordinary reads and writes, `pool` for the few paths that are one
 * hand-written statement, `transaction` for a use case's steps that must stand or fall together.
 *
 * Work that a deadlock or a failed serialization undid is done again, a few times. Therefore it may be called more
 * than once, and has no effect but through `tx` and its answer: no call to Stripe or the mailbox, no job except by
 * `enqueue`, no write through `prisma` or `pool`, nothing added to a variable outside.
 */
export type Db = {
  prisma: PrismaClient;
  pool: pg.Pool;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/**
 * The hand-written statements find every row by a key. A plan made while a table was small would read it whole, and
 * stay in use, in prepared statements and in the checks of foreign keys, long after the table has grown.
 */
const byKeyOnly =
  "-c enable_seqscan=off -c enable_bitmapscan=off -c plan_cache_mode=force_generic_plan -c jit=off";

/** Opens the database at a PostgreSQL URL with at most `max` connections for each of its two pools. */
export function openDb(url: string, max = 10): Db {
  const pool = new pg.Pool({ connectionString: url, max, options: byKeyOnly });
  // A connection lost while idle is replaced on its next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max }) });
  return {
    prisma,
    pool,
    transaction: (work) =>
      againWhenUndone(() => prisma.$transaction(work, { maxWait: 10_000, timeout: 20_000 })),
    async close() {
      await Promise.all([prisma.$disconnect(), pool.end()]);
    },
  };
}
