import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import pg from "pg";
import { openDb } from "#app/adapters/db.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { ensureDatabase, startPostgres } from "#app/adapters/postgres.server.ts";
import { migrate } from "#app/server/database.server.ts";
import { saturday } from "#prisma/seed-words.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { startChild, startWebProcess } from "./web-process.ts";

/**
 * `npm run bench:page`: the anonymous event page of the production server against a plain node:http server that
 * sends the same bytes with the same headers, in interleaved rounds, both as processes of their own.
 * Prints the ratio, how old an answer can be, and how much a browser has to load. `--json` prints JSON lines.
 */
const ROUNDS = 5;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const CONNECTIONS = 64;
const json = process.argv.includes("--json");
const slug = "bench-evening";
const takes = { "accept-encoding": "gzip" };

function tell(fact: string, values: Record<string, number | string | boolean>): void {
  if (json) console.log(JSON.stringify({ fact, ...values }));
  else
    console.log(
      `${fact.padEnd(12)} ${Object.entries(values)
        .map(([name, value]) => `${name} ${value}`)
        .join("  ")}`,
    );
}

async function measure(url: string): Promise<{ perSecond: number; p99: number; bad: number }> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: takes });
  return {
    perSecond: result.requests.average,
    p99: result.latency.p99,
    bad: result.non2xx + result.errors + result.timeouts,
  };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function compare(product: string, plain: string): Promise<number> {
  await measure(product);
  await measure(plain);
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const [ours, theirs] =
      round % 2 ? [await measure(product), await measure(plain)] : await bothReversed(product, plain);
    ratios.push(ours.perSecond / theirs.perSecond);
    tell("round", {
      n: round,
      page: Math.round(ours.perSecond),
      plain: Math.round(theirs.perSecond),
      ratio: (ours.perSecond / theirs.perSecond).toFixed(3),
      p99: ours.p99,
      bad: ours.bad + theirs.bad,
    });
  }
  return median(ratios);
}

async function bothReversed(product: string, plain: string) {
  const theirs = await measure(plain);
  return [await measure(product), theirs] as const;
}

/**
 * How long after a change is committed an answer may still show what was before: a request is stale by the time from
 * the commit that its answer does not know yet to the moment the request was sent. Measured under full load.
 */
async function measureStaleness(url: string, databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const load = autocannon({ url, connections: CONNECTIONS - 1, duration: 12, headers: takes });
  let worst = 0;
  for (let version = 1; version <= 8; version += 1) {
    const mark = `mark-${version}-end`;
    await client.query("update event_text set title = $1", [mark]);
    const committed = performance.now();
    for (;;) {
      const sent = performance.now();
      const page = await (await fetch(url)).text();
      if (page.includes(mark)) break;
      worst = Math.max(worst, sent - committed);
    }
    await sleep(150 + 97 * version);
  }
  await load;
  await client.end();
  return worst;
}

async function weigh(url: string): Promise<{ html: number; css: number; scripts: number }> {
  const html = await (await fetch(url, { headers: { "accept-encoding": "identity" } })).text();
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((found) => found[1] ?? "");
  const css = sheets.map((sheet) => gzipSync(readFileSync(resolve(`build/client${sheet}`))).length);
  return {
    html: gzipSync(html).length,
    css: css.reduce((sum, size) => sum + size, 0),
    scripts: [...html.matchAll(/<script(?![^>]*ld\+json)/g)].length,
  };
}

async function run(): Promise<void> {
  const postgres = await startPostgres({ dataDir: resolve(".cache/bench-postgres"), log: openLog("silent") });
  const name = `bench_${process.pid}`;
  await ensureDatabase(postgres, name);
  const databaseUrl = postgres.url(name);
  await migrate(databaseUrl);
  const db = openDb(databaseUrl, 2);
  await buildEvent(db, { now: new Date(), slug, ...saturday });
  await db.close();
  const product = await startWebProcess(databaseUrl);
  const page = `${product.url}/e/${slug}`;
  const plain = await startChild("tests/bench/plain-server.ts", { COPY_OF: page });
  try {
    const ratio = await compare(page, plain.url);
    const staleness = await measureStaleness(page, databaseUrl);
    const weight = await weigh(page);
    tell("page", { ratio: ratio.toFixed(3), target: 0.8, ok: ratio >= 0.8 });
    tell("staleness", { ms: Math.round(staleness), target: 1000, ok: staleness <= 1000 });
    tell("weight", {
      htmlGzip: weight.html,
      htmlAndCssGzip: weight.html + weight.css,
      scripts: weight.scripts,
      ok: weight.html <= 14_336 && weight.html + weight.css <= 30_720 && weight.scripts === 0,
    });
    process.exitCode = ratio >= 0.8 && staleness <= 1000 ? 0 : 1;
  } finally {
    await product.end();
    await plain.end();
    const admin = new pg.Client({ connectionString: postgres.adminUrl });
    await admin.connect();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    await postgres.stop();
  }
}

await run();
