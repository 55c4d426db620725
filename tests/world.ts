import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { openDb } from "#app/adapters/db.server.ts";
import { openMail } from "#app/adapters/email.server.ts";
import { randomIds } from "#app/adapters/ids.server.ts";
import { openLimits } from "#app/adapters/limits.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { readSettings, type Settings } from "#app/adapters/settings.server.ts";
import { openVault } from "#app/adapters/vault.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

/** A clock that stands still until it is turned. */
export type TestClock = { now(): Date; set(date: Date): void; advance(milliseconds: number): void };

export type TestWorld = Omit<World, "clock"> & {
  clock: TestClock;
  /** For a second process on the same database. */
  databaseUrl: string;
  close(): Promise<void>;
};

export type TestWorldOptions = {
  /** Where the clock stands at the start; the machine's time unless told. */
  now?: Date;
  /** A local Stripe and mailbox of this world's own. */
  sandbox?: boolean;
  settings?: Record<string, string>;
};

function turnableClock(start: Date): TestClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set(date) {
      at = date.getTime();
    },
    advance(milliseconds) {
      at += milliseconds;
    },
  };
}

async function onServer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

let opened = 0;

/** A fresh, migrated, empty database, cloned from the run's template. */
async function cloneDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { adminUrl, template, prefix } = inject("postgres");
  opened += 1;
  const name = `${prefix}_${process.pid}_${process.env.VITEST_POOL_ID ?? "0"}_${Date.now().toString(36)}_${opened}`;
  await onServer(adminUrl, `create database ${name} template ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(adminUrl, `drop database if exists ${name} with (force)`) };
}

function testSettings(databaseUrl: string, more: Record<string, string>): Settings {
  const read = readSettings({
    MODE: "test",
    PUBLIC_URL: "http://127.0.0.1:3000",
    DATABASE_URL: databaseUrl,
    APP_SECRET: "a secret of the tests, forty characters..",
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRET: "whsec_sandbox",
    STRIPE_API_URL: "http://127.0.0.1:9",
    RESEND_API_KEY: "re_sandbox",
    RESEND_BASE_URL: "http://127.0.0.1:9",
    MAIL_FROM: "轻局 <hello@qingju.example>",
    LOG_LEVEL: "silent",
    ...more,
  });
  if (!read.ok) throw new Error(`test settings: ${JSON.stringify(read.problems)}`);
  return read.settings;
}

/**
 * A world of its own for one test: a fresh database, the real adapters, a clock the test turns, a silent log. It is
 * closed when the test ends, or by `close()`. Without `sandbox` nothing answers at Stripe and the mailbox.
 */
export async function openTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const database = await cloneDatabase();
  const settings = testSettings(database.url, options.settings ?? {});
  const db = openDb(database.url, 5);
  const vault = openVault(settings.APP_SECRET);
  let closing: Promise<void> | undefined;
  const world = {
    db,
    mail: openMail(settings),
    clock: turnableClock(options.now ?? new Date()),
    ids: randomIds,
    vault,
    limits: openLimits(db.pool, vault),
    log: openLog(settings.LOG_LEVEL),
    settings,
    databaseUrl: database.url,
    close() {
      closing ??= db.close().then(database.drop);
      return closing;
    },
  };
  closeWithTheTest(world.close);
  return world;
}

/** A world opened outside a test (in beforeAll, say) is closed by whoever opened it. */
function closeWithTheTest(close: () => Promise<void>): void {
  try {
    onTestFinished(close);
  } catch {
    // Not inside a test.
  }
}
