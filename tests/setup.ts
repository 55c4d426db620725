import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#app/adapters/migrations.server.ts";
import type { Postgres } from "#app/adapters/postgres.server.ts";
import { startTestPostgres } from "./test-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, the migrated database to clone, and the start of every clone's name. */
    postgres: { adminUrl: string; template: string; prefix: string };
  }
}

const migrations = resolve("prisma/migrations");
const quiet = new Logger(() => () => undefined);

/**
 * A job that was asked for a later moment waits for the test's own clock, not the machine's: see run-jobs.ts.
 */
const waitForTheTestClock = `
  create function mark_scheduled() returns trigger language plpgsql as $$
  begin
    if new.run_at <> now() then new.flags := coalesce(new.flags, '{}') || '{"scheduled": true}'; end if;
    return new;
  end $$;
  create trigger mark_scheduled before insert on graphile_worker._private_jobs
    for each row execute function mark_scheduled();`;

function templateName(): string {
  const hash = createHash("sha256").update(waitForTheTestClock);
  for (const entry of readdirSync(migrations, { recursive: true, encoding: "utf8" }).sort())
    if (entry.endsWith(".sql")) hash.update(readFileSync(join(migrations, entry)));
  return `template_${hash.digest("hex").slice(0, 12)}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes what killed runs left behind; the second part of a clone's name is the process that made it. */
async function dropOrphans(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%' or datname like 'making\\_%'",
  );
  for (const { datname } of rows)
    if (!isAlive(Number(datname.split("_")[1])))
      await admin.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
}

async function makeTemplate(admin: pg.Client, postgres: Postgres, name: string): Promise<void> {
  const known = await admin.query("select 1 from pg_database where datname = $1", [name]);
  if (known.rowCount) return;
  const making = `making_${process.pid}`;
  await admin.query(`drop database if exists ${making} with (force)`);
  await admin.query(`create database ${making}`);
  const connectionString = postgres.url(making);
  await migrateDatabase(connectionString, migrations);
  await runMigrations({ connectionString, logger: quiet });
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(waitForTheTestClock);
  await client.end();
  await admin.query(`alter database ${making} rename to ${name}`);
}

/** One embedded PostgreSQL for the whole run, with a migrated database that every test's world is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  const template = templateName();
  try {
    // Several runs may share this server: one at a time makes the template.
    await admin.query("select pg_advisory_lock(1)");
    await dropOrphans(admin);
    await makeTemplate(admin, postgres, template);
  } catch (error) {
    await postgres.stop();
    throw error;
  } finally {
    await admin.end();
  }
  project.provide("postgres", { adminUrl: postgres.adminUrl, template, prefix: `test_${process.pid}` });
  return () => postgres.stop();
}
