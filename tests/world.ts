import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { openDb } from "#app/adapters/db.server.ts";
import { openMail } from "#app/adapters/email.server.ts";
import { openEngine } from "#app/adapters/engine.server.ts";
import { randomIds } from "#app/adapters/ids.server.ts";
import { keepLastAnswer } from "#app/adapters/last-answer.server.ts";
import { openLimits } from "#app/adapters/limits.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { openNightChanges } from "#app/adapters/night-changes.server.ts";
import { openPaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import { readSettings, type Settings } from "#app/adapters/settings.server.ts";
import { openPictures } from "#app/adapters/share-image.server.ts";
import { openStandings } from "#app/adapters/standings.server.ts";
import { openPayments } from "#app/adapters/stripe.server.ts";
import { openVault } from "#app/adapters/vault.server.ts";
import type { MatchRecord } from "#app/domain/trust/match-record.ts";
import { type Control, createControl } from "#app/sandbox/control-client.server.ts";
import { type Sandbox, startSandbox } from "#app/sandbox/start.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

/** A clock that stands still until it is turned. */
export type TestClock = { now(): Date; set(date: Date): void; advance(milliseconds: number): void };

export type TestWorld = Omit<World, "clock"> & {
  clock: TestClock;
  /** For a second process on the same database. */
  databaseUrl: string;
  /** The stand-ins and the control of them; only with `sandbox: true`. */
  sandbox: TestSandbox;
  /** Moves the world's clock, and the stand-ins' with it. */
  passTime(milliseconds: number): Promise<void>;
  close(): Promise<void>;
};

export type TestSandbox = Omit<Sandbox, "control"> & { control: Control };

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
  await onServer(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(adminUrl, `drop database if exists ${name} with (force)`) };
}

const keys = {
  STRIPE_SECRET_KEY: "sk_test_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_sandbox",
  RESEND_API_KEY: "re_sandbox",
};

function testSettings(databaseUrl: string, more: Record<string, string>): Settings {
  const read = readSettings({
    MODE: "test",
    PUBLIC_URL: "http://127.0.0.1:3000",
    DATABASE_URL: databaseUrl,
    APP_SECRET: "a secret of the tests, forty characters..",
    ...keys,
    STRIPE_API_URL: "http://127.0.0.1:9",
    RESEND_BASE_URL: "http://127.0.0.1:9",
    MAIL_FROM: "轻局 <hello@qingju.example>",
    LOG_LEVEL: "silent",
    ...more,
  });
  if (!read.ok) throw new Error(`test settings: ${JSON.stringify(read.problems)}`);
  return read.settings;
}

function startTestSandbox(): Promise<Sandbox> {
  return startSandbox({
    mode: "test",
    stripeKey: keys.STRIPE_SECRET_KEY,
    resendKey: keys.RESEND_API_KEY,
    webhookSecret: keys.STRIPE_WEBHOOK_SECRET,
  });
}

/**
 * A world of its own for one test: a fresh database, the real adapters, a clock the test turns, a silent log. It is
 * closed when the test ends, or by `close()`. With `sandbox` the real SDKs talk to a local Stripe and mailbox.
 */
export async function openTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const [database, sandbox] = await Promise.all([
    cloneDatabase(),
    options.sandbox ? startTestSandbox() : undefined,
  ]);
  const settings = testSettings(database.url, {
    ...(sandbox ? { STRIPE_API_URL: sandbox.stripe.url, RESEND_BASE_URL: sandbox.mailbox.url } : {}),
    ...options.settings,
  });
  const db = openDb(database.url, 5);
  const vault = openVault(settings.APP_SECRET);
  const pictures = openPictures();
  const engine = openEngine();
  const log = openLog(settings.LOG_LEVEL);
  const nightChanges = openNightChanges(db.pool, log, 50);
  let closing: Promise<void> | undefined;
  async function closeAll(): Promise<void> {
    await sandbox?.close();
    nightChanges.close();
    await Promise.all([pictures.close(), engine.close()]);
    await db.close();
    await database.drop();
  }
  const control = sandbox && createControl(sandbox.control.url);
  const clock = turnableClock(options.now ?? new Date());
  const setStandIns = () => control?.clock({ set: clock.now().toISOString() });
  await setStandIns();
  const own = {
    db,
    payments: openPayments(settings),
    mail: openMail(settings),
    clock,
    ids: randomIds,
    vault,
    limits: openLimits(db.pool, vault),
    seats: openSeatClaims(db.pool),
    attempts: openPaymentAttempts(db.pool),
    standings: openStandings(db.pool),
    matchRecord: keepLastAnswer<MatchRecord | null>(),
    pictures,
    engine,
    nightChanges,
    log,
    settings,
    databaseUrl: database.url,
    async passTime(milliseconds: number) {
      clock.advance(milliseconds);
      await setStandIns();
    },
    get sandbox(): TestSandbox {
      if (sandbox && control) return { ...sandbox, control };
      throw new Error("This world has no sandbox: open it with { sandbox: true }.");
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
  // A copy of the world with one part changed does not ask for the sandbox.
  Object.defineProperty(own, "sandbox", { enumerable: false });
  closeWithTheTest(own.close);
  return own;
}

/** A world opened outside a test (in beforeAll, say) is closed by whoever opened it. */
function closeWithTheTest(close: () => Promise<void>): void {
  try {
    onTestFinished(close);
  } catch {
    // Not inside a test.
  }
}
