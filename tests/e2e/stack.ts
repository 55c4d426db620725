import { createServer } from "node:net";
import pg from "pg";
import type { Postgres } from "#app/adapters/postgres.server.ts";
import { startSandbox } from "#app/sandbox/start.server.ts";
import { migrate } from "#app/server/database.server.ts";
import { build, generate } from "#app/server/prepare.mjs";
import { startTestPostgres } from "../test-postgres.ts";
import { listenForOrders, serverProcess } from "./server-process.ts";

/** Where everything of a running product is; plain data, so that a test process can be told. */
export type StackAddresses = {
  /** The product, without a trailing slash. */
  app: string;
  cashier: string;
  mailbox: string;
  control: string;
  /** Where the server's process is killed and started: POST /kill, POST /start. */
  process: string;
  /** The environment the server was started with; a World opened from it sees the same data. */
  env: Record<string, string>;
};

export type Stack = { addresses: StackAddresses; stop(): Promise<void> };

const keys = {
  STRIPE_SECRET_KEY: "sk_test_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_sandbox",
  RESEND_API_KEY: "re_sandbox",
};

async function onServer(postgres: Postgres, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A database of this run's own; its name tells which process made it, so that a later run can clear it away. */
async function makeDatabase(postgres: Postgres): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${process.pid}_browser_${Date.now().toString(36)}`;
  await onServer(postgres, `create database ${name}`);
  const url = postgres.url(name);
  await migrate(url);
  return { url, drop: () => onServer(postgres, `drop database if exists ${name} with (force)`) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/**
 * Starts the whole product as a person would have it: an embedded PostgreSQL with a migrated database, the local
 * Stripe and mailbox, and the built application in a process of its own. What was started is stopped again when a
 * later part fails.
 */
export async function startStack(): Promise<Stack> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    generate();
    build();
    const postgres = await startTestPostgres();
    stops.push(() => postgres.stop());
    const database = await makeDatabase(postgres);
    stops.push(() => database.drop());
    const sandbox = await startSandbox({
      mode: "test",
      stripeKey: keys.STRIPE_SECRET_KEY,
      resendKey: keys.RESEND_API_KEY,
      webhookSecret: keys.STRIPE_WEBHOOK_SECRET,
    });
    stops.push(() => sandbox.close());
    const port = await freePort();
    const app = `http://127.0.0.1:${port}`;
    const env = {
      ...keys,
      MODE: "test",
      PUBLIC_URL: app,
      PORT: String(port),
      DATABASE_URL: database.url,
      APP_SECRET: "a secret of the browser tests, forty chars.",
      STRIPE_API_URL: sandbox.stripe.url,
      RESEND_BASE_URL: sandbox.mailbox.url,
      MAIL_FROM: "轻局 <hello@qingju.example>",
      LOG_LEVEL: process.env.E2E_SERVER_LOG ? "info" : "warn",
      WORKER: "inline",
      // Every visitor of the tests comes from an address of its own.
      TRUSTED_PROXIES: "1",
    };
    sandbox.setWebhookUrl(`${app}/webhooks/stripe`);
    const server = serverProcess(env, app);
    await server.start();
    stops.push(server.stop);
    const orders = await listenForOrders(server);
    stops.push(orders.close);
    return {
      addresses: {
        app,
        cashier: sandbox.stripe.url,
        mailbox: sandbox.mailbox.url,
        control: sandbox.control.url,
        process: orders.url,
        env,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
