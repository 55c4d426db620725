import { resolve } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { systemClock } from "#app/adapters/clock.server.ts";
import { openDb } from "#app/adapters/db.server.ts";
import { randomIds } from "#app/adapters/ids.server.ts";
import { openLimits } from "#app/adapters/limits.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { migrateDatabase } from "#app/adapters/migrations.server.ts";
import { ensureDatabase, startPostgres } from "#app/adapters/postgres.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import { openVault } from "#app/adapters/vault.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buildCode, buildSelling } from "#tests/builders/selling.ts";
import { claimBy, counterSql, seatRowSql } from "./claim-references.ts";

/*
 * `npm run bench:claim`: how many seats of one hot event 64 callers can claim, through the product's own use case and
 * through two references that write the same rows, round by round on one embedded PostgreSQL that syncs every commit.
 * Options: --json (one line per round and a summary), --rounds=5, --seconds=2.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "2" },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const CALLERS = 64;
const CODE = "FRIEND";
/** Wide enough that a reference, which reads the other side as it was when its statement began, refuses nobody. */
const TOLERANCE = 1_000;
const SEATS_A_SECOND = { product: 20_000, counter: 2_500, "seat-row": 8_000 };

type Contender = keyof typeof SEATS_A_SECOND;
type Result = {
  contender: Contender;
  round: number;
  claims: number;
  perSecond: number;
  p50: number;
  p99: number;
};

const postgres = await startPostgres({ dataDir: resolve(".cache/bench-postgres"), log: openLog("warn") });
const database = `bench_${process.pid}`;
await ensureDatabase(postgres, database);
const url = postgres.url(database);
try {
  await migrateDatabase(url, resolve("prisma/migrations"));
  await runRounds();
} finally {
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${database} with (force)`);
  await admin.end();
  await postgres.stop();
}

async function runRounds(): Promise<void> {
  const db = openDb(url, 10);
  // The references plan as the product does, one connection for each caller.
  const wideDb = openDb(url, CALLERS);
  const wide = wideDb.pool;
  const vault = openVault("a secret of the bench, forty characters..");
  // why: a claim touches the database and the vault alone; the other parts of the world are never reached.
  const world = {
    db,
    vault,
    ids: randomIds,
    clock: systemClock,
    seats: openSeatClaims(db.pool),
    limits: openLimits(db.pool, vault),
    log: openLog("warn"),
  } as unknown as World;
  const results: Result[] = [];
  const contenders: Contender[] = ["product", "counter", "seat-row"];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index] of contenders.entries()) {
      const contender = contenders[(index + round) % contenders.length];
      if (!contender) continue;
      const result = await runOne(world, wide, contender, round);
      // Round 0 warms the caches and the compiler.
      if (round === 0) continue;
      results.push(result);
      if (options.json) console.log(JSON.stringify(result));
      else
        console.log(
          `${contender.padEnd(9)} ${Math.round(result.perSecond).toString().padStart(7)}/s  p50 ${result.p50.toFixed(1)} ms  p99 ${result.p99.toFixed(1)} ms`,
        );
    }
  }
  report(results);
  await Promise.all([db.close(), wideDb.close()]);
}

async function runOne(world: World, wide: pg.Pool, contender: Contender, round: number): Promise<Result> {
  const capacity = Math.min(200_000, SEATS_A_SECOND[contender] * seconds);
  const event = await buildHotEvening(world, capacity / 2);
  const { pool } = world.db;
  await pool.query("checkpoint");
  const claim = claimer(world, wide, contender, { event, capacity });
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  let left = capacity;
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (performance.now() < end && left > 0) {
        left -= 1;
        const before = performance.now();
        if (!(await claim())) throw new Error(`${contender}: a claim was refused`);
        times.push(performance.now() - before);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  await check(pool, contender, event, times.length);
  times.sort((a, b) => a - b);
  return {
    contender,
    round,
    claims: times.length,
    perSecond: times.length / took,
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function claimer(
  world: World,
  wide: pg.Pool,
  contender: Contender,
  { event, capacity }: { event: BuiltEvent; capacity: number },
): () => Promise<boolean> {
  // Made up before the clock starts. The sides take turns, and half of the buyers have a code.
  const registrations = Array.from({ length: capacity }, (_, n) => {
    const sideId = event.sides[n % event.sides.length]?.id ?? "";
    return registrationFor(event, { sideId, code: n % 4 < 2 ? CODE : null, shownPriceMinor: 1_000_000 });
  }).values();
  const next = () => {
    const { value } = registrations.next();
    if (!value) throw new Error("more claims than seats");
    return value;
  };
  if (contender === "product") return async () => (await holdSeat(world, next())).ok;
  const text = contender === "counter" ? counterSql : seatRowSql;
  return () => claimBy(world, wide, { name: contender, text }, next());
}

/** Two sides that fill evenly, a ladder of ten steps on each, and a code with a limit. */
async function buildHotEvening(world: World, capacity: number): Promise<BuiltEvent> {
  const { db, clock } = world;
  const ladder = Array.from({ length: 10 }, (_, step) => ({
    upTo: Math.floor(((step + 1) * capacity) / 10),
    priceMinor: 10_000 * (step + 1),
  }));
  const steps = ladder.map(({ priceMinor }, step) => ({
    from: 1 + (ladder[step - 1]?.upTo ?? 0),
    priceMinor,
  }));
  const sides = [
    { capacity, steps },
    { capacity, steps, labelEn: "Women", labelZh: "女生" },
  ];
  const event = await buildSelling(db, { now: clock.now(), sides }, { tolerance: TOLERANCE });
  await db.prisma.side.updateMany({ where: { eventId: event.eventId }, data: { priceSteps: ladder } });
  await buildCode(db, event, { code: CODE, maxUses: 2 * capacity });
  return event;
}

/** Every claim that was told it has a seat has one, each seat has one owner, and nothing else was written. */
async function check(pool: pg.Pool, contender: Contender, event: BuiltEvent, claimed: number): Promise<void> {
  const { rows } = await pool.query(
    `select (select count(*) from orders where event_id = $1)::int as orders,
            (select count(*) from order_line where event_id = $1)::int as lines,
            (select count(distinct (side_id, seat_number)) from order_line where event_id = $1)::int as numbers,
            (select count(*) from order_step where event_id = $1)::int as steps,
            (select count(*) from consent where event_id = $1)::int as consents,
            (select count(*) from seat where event_id = $1 and line_id is not null)::int as seats,
            (select sum(taken) from side where event_id = $1)::int as counted,
            (select used from discount_code where event_id = $1) - (select count(*) from order_line
              where event_id = $1 and code_held and price_minor < list_minor)::int as miscounted`,
    [event.eventId],
  );
  const { seats, counted, miscounted, ...written } = rows[0] ?? {};
  const sold = contender === "counter" ? counted : seats;
  if (counted !== sold || miscounted !== 0)
    throw new Error(`${contender}: seats or uses are not counted right`);
  for (const [name, count] of Object.entries({ ...written, sold }))
    if (count !== claimed) throw new Error(`${contender}: ${claimed} claimed but ${count} ${name}`);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function report(results: Result[]): void {
  const of = (contender: Contender, read: (result: Result) => number) =>
    median(results.filter((result) => result.contender === contender).map(read));
  const rate = (contender: Contender) => of(contender, (result) => result.perSecond);
  const p99 = (contender: Contender) => of(contender, (result) => result.p99);
  const summary = {
    product: Math.round(rate("product")),
    counter: Math.round(rate("counter")),
    seatRow: Math.round(rate("seat-row")),
    timesCounter: Number((rate("product") / rate("counter")).toFixed(1)),
    timesSeatRow: Number((rate("product") / rate("seat-row")).toFixed(1)),
    p99OfCounter: Number((p99("product") / p99("counter")).toFixed(3)),
    targets: { timesCounter: 10, timesSeatRow: 2 },
  };
  if (options.json) console.log(JSON.stringify(summary));
  else
    console.log(
      `\nproduct / counter ${summary.timesCounter} (≥ 10), product / seat row ${summary.timesSeatRow} (≥ 2), p99 ${summary.p99OfCounter} of the counter's`,
    );
}
