import { resolve } from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import type { Log } from "#app/adapters/log.server.ts";
import { migrateDatabase } from "#app/adapters/migrations.server.ts";
import { ensureDatabase, startPostgres } from "#app/adapters/postgres.server.ts";

export type Database = { url: string; stop(): Promise<void> };

const quiet = new Logger(() => () => undefined);

/** Brings a database up to date: the product's tables and the job queue's. Answers the names of what was applied. */
export async function migrate(url: string): Promise<string[]> {
  const applied = await migrateDatabase(url, resolve("prisma/migrations"));
  await runMigrations({ connectionString: url, logger: quiet });
  return applied;
}

/** The database DATABASE_URL names; without one, the embedded PostgreSQL in .data, migrated. */
export async function openDatabase(given: string | undefined, log: Log): Promise<Database> {
  if (given) return { url: given, stop: async () => undefined };
  const postgres = await startPostgres({ dataDir: resolve(".data/postgres"), log });
  await ensureDatabase(postgres, "qingju");
  const url = postgres.url("qingju");
  await migrate(url);
  return { url, stop: postgres.stop };
}
