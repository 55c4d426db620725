import { type ChildProcess, spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { openDb } from "#app/adapters/db.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { ensureDatabase, startPostgres } from "#app/adapters/postgres.server.ts";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { startSandbox } from "#app/sandbox/start.server.ts";
import { migrate } from "#app/server/database.server.ts";
import { build } from "#app/server/prepare.mjs";
import { registrationFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import type { MemoryEvent } from "./checkout-memory.ts";

/*
 * `npm run bench:checkout`: filled-in forms a second over HTTP, each answered with 303 to its own payment page at
 * Stripe (the stand-in), against the same route of the same process with its database replaced by memory. Both read
 * and check the form, seal the person and the attempt, sign the link and ask the same Stripe for a page of the same
 * parameters through the same SDK; what the reference saves is the database and nothing else. The two take turns.
 * Options: --json (one line per round and a summary), --rounds=5, --seconds=4, --callers=16.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    callers: { type: "string", default: "16" },
  },
});
const [rounds, seconds, callers] = [options.rounds, options.seconds, options.callers].map(Number);
const TARGET = 0.5;
const CAPACITY = 50_000;

type Contender = "product" | "reference";
type Ports = Record<Contender, number>;
type Round = { contender: Contender; round: number; perSecond: number; p50: number; p99: number };

const keys = {
  STRIPE_SECRET_KEY: "sk_test_bench",
  STRIPE_WEBHOOK_SECRET: "whsec_bench",
  RESEND_API_KEY: "re_bench",
};
const origin = "http://127.0.0.1:3000";

build();
const sandbox = await startSandbox({
  ...{ mode: "test", stripeKey: keys.STRIPE_SECRET_KEY, resendKey: keys.RESEND_API_KEY },
  webhookSecret: keys.STRIPE_WEBHOOK_SECRET,
});
const postgres = await startPostgres({ dataDir: resolve(".cache/bench-postgres"), log: openLog("silent") });
const name = `bench_${process.pid}`;
await ensureDatabase(postgres, name);
const databaseUrl = postgres.url(name);
await migrate(databaseUrl);
const db = openDb(databaseUrl, 2);
const event = await buildEvent(db, { now: new Date(), sides: [{ capacity: CAPACITY }] });
const child = startServers({
  ...{ eventId: event.eventId, slug: event.slug, currency: "CNY", title: "周五相亲局", sides: event.sides },
  ...{ startsAt: event.startsAt.toISOString(), endsAt: event.endsAt.toISOString() },
});
try {
  process.exitCode = (await compare(await portsOf(child))) >= TARGET ? 0 : 1;
} finally {
  child.kill("SIGTERM");
  await db.close();
  await sandbox.close();
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await postgres.stop();
}

function startServers(sold: MemoryEvent): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "tests/bench/checkout-servers.ts"], {
    env: {
      ...{
        PATH: process.env.PATH ?? "",
        NODE_ENV: "production",
        MODE: "test",
        LOG_LEVEL: process.env.BENCH_LOG ?? "fatal",
      },
      ...{ PUBLIC_URL: origin, PORT: "0", TRUSTED_PROXIES: "1", DATABASE_URL: databaseUrl },
      ...{ APP_SECRET: "a secret of the benchmark, forty letters.", MAIL_FROM: "bench@qingju.example" },
      ...{ ...keys, STRIPE_API_URL: sandbox.stripe.url, RESEND_BASE_URL: sandbox.mailbox.url },
      BENCH_EVENT: JSON.stringify(sold),
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function portsOf(servers: ChildProcess): Promise<Ports> {
  return new Promise((done, fail) => {
    servers.once("message", (ports: Ports) => done(ports));
    servers.once("exit", (code) => fail(new Error(`the servers ended with ${code}`)));
  });
}

async function compare(ports: Ports): Promise<number> {
  const results: Round[] = [];
  const contenders: Contender[] = ["product", "reference"];
  // Round 0 warms the caches and the compiler.
  for (let round = 0; round <= (rounds ?? 0); round += 1)
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const result = await measure(contender, ports[contender], round);
      if (round === 0) continue;
      results.push(result);
      tell({ ...result });
    }
  const rate = (contender: Contender) =>
    median(results.filter((one) => one.contender === contender).map(({ perSecond }) => perSecond));
  const { rows } = await db.pool.query(
    "select count(*)::int as orders from payment_attempt where state = 'open'",
  );
  const ratio = rate("product") / rate("reference");
  tell({
    ...{ ratio: Number(ratio.toFixed(3)), target: TARGET, ok: ratio >= TARGET },
    ...{
      product: Math.round(rate("product")),
      reference: Math.round(rate("reference")),
      ordersWritten: rows[0]?.orders,
    },
  });
  return ratio;
}

async function measure(contender: Contender, port: number, round: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const times: number[] = [];
  const started = performance.now();
  const end = started + (seconds ?? 0) * 1000;
  await Promise.all(
    Array.from({ length: callers ?? 0 }, async () => {
      while (performance.now() < end) {
        const before = performance.now();
        const location = await register(agent, port);
        if (!location.startsWith(sandbox.stripe.url))
          throw new Error(`${contender}: no payment page but "${location}"`);
        times.push(performance.now() - before);
      }
    }),
  );
  const took = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1));
  return {
    contender,
    round,
    perSecond: Number((times.length / took).toFixed(1)),
    p50: at(0.5),
    p99: at(0.99),
  };
}

/** Sends one new person's form as a browser does; answers where it leads. */
function register(agent: Agent, port: number): Promise<string> {
  const {
    formToken,
    sideId,
    name: guest,
    email,
    shownPriceMinor,
    networkKey,
    browserKey,
  } = registrationFor(event);
  const body = new URLSearchParams({
    ...{
      formToken,
      side: sideId,
      name: guest,
      email,
      phone: "",
      [`price-${sideId}`]: String(shownPriceMinor),
    },
    ...{ birthYear: "1996", birthMonth: "5", birthDay: "4", ...consentVersions },
  }).toString();
  const headers = {
    host: new URL(origin).host,
    ...{
      origin,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
    },
    ...{
      cookie: `browser=${String(browserKey).padEnd(22, "x").slice(0, 22)}`,
      "x-forwarded-for": String(networkKey),
    },
  };
  return new Promise((done, fail) => {
    const path = `/e/${event.slug}/register`;
    const sent = request({ host: "127.0.0.1", port, path, method: "POST", headers, agent }, (response) => {
      response.resume();
      response.once("end", () => done(response.headers.location ?? `${response.statusCode}`));
    });
    sent.once("error", fail);
    sent.end(body);
  });
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function tell(facts: Record<string, unknown>): void {
  if (options.json) console.log(JSON.stringify(facts));
  else
    console.log(
      Object.entries(facts)
        .map(([key, value]) => `${key} ${value}`)
        .join("  "),
    );
}
