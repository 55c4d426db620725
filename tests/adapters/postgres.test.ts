import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";

const isRoot = process.getuid?.() === 0;

type App = { child: ChildProcess; url: string; end(how: "stop" | "SIGKILL"): Promise<void> };

async function startApp(
  dataDir: string,
  options: { cwd?: string; uid?: number; gid?: number } = {},
): Promise<App> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/adapters/postgres-app.ts", dataDir], {
    ...options,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString("utf8");
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const url = await Promise.race([
    new Promise<string>((done) => createInterface({ input: child.stdout }).once("line", done)),
    ended.then(() => Promise.reject(new Error(`the app ended: ${complaint}`))),
  ]);
  return {
    child,
    url,
    async end(how) {
      if (how === "stop") child.stdin.write("stop\n");
      else child.kill("SIGKILL");
      await ended;
    },
  };
}

function folder(mode = 0o755): string {
  const made = mkdtempSync(join(tmpdir(), "qingju-pg-"));
  chmodSync(made, mode);
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const gone = (url: string) => expect(ask(url, "select 1")).rejects.toThrow();

test("what was written survives a kill -9 of the app, and the next one needs no hand", {
  timeout: 90_000,
}, async () => {
  const dataDir = join(folder(), "postgres");
  const first = await startApp(dataDir);
  await ask(first.url, "create table kept as select 1 as one");
  await first.end("SIGKILL");
  const second = await startApp(dataDir);
  expect(await ask(second.url, "select * from kept")).toEqual([{ one: 1 }]);
  await second.end("stop");
  await gone(second.url);
});

test("a kill -9 of the database itself is recovered from, also when its process id lives on as another's", {
  timeout: 90_000,
}, async () => {
  const dataDir = join(folder(), "postgres");
  const first = await startApp(dataDir);
  await ask(first.url, "create table kept as select 1 as one");
  const pidFile = join(dataDir, "cluster/postmaster.pid");
  const lines = readFileSync(pidFile, "utf8").split("\n");
  await first.end("SIGKILL");
  process.kill(Number(lines[0]), "SIGKILL");
  // why: after a reboot another program may have the number that the file names; this test's own process does.
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join("\n"));
  const second = await startApp(dataDir);
  expect(await ask(second.url, "select * from kept")).toEqual([{ one: 1 }]);
  await second.end("stop");
});

test("two apps on one folder share the server; the last one to leave takes it down", {
  timeout: 90_000,
}, async () => {
  const dataDir = join(folder(), "postgres");
  const [one, two] = await Promise.all([startApp(dataDir), startApp(dataDir)]);
  expect(new URL(one.url).port).toBe(new URL(two.url).port);
  await one.end("stop");
  expect(await ask(two.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await two.end("stop");
  await gone(two.url);
});

test("it listens on this machine alone and wants its random password, which only its owner can read", {
  timeout: 90_000,
}, async () => {
  const dataDir = join(folder(), "postgres");
  const app = await startApp(dataDir);
  expect(await ask(app.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const wrong = new URL(app.url);
  expect(wrong.password.length).toBeGreaterThanOrEqual(32);
  wrong.password = "postgres";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  expect(statSync(join(dataDir, "cluster/password")).mode & 0o777).toBe(0o600);
  await app.end("stop");
});

/** The parts of the product the app needs, in a folder of its own. */
function copyOfTheHouse(into: string): void {
  mkdirSync(join(into, "tests/adapters"), { recursive: true });
  for (const path of ["app/adapters", "package.json", "tests/adapters/postgres-app.ts"])
    cpSync(path, join(into, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(into, "node_modules"));
}

test.runIf(isRoot)(
  "root in a folder only root can enter: the data lies elsewhere, and a note says where",
  { timeout: 120_000 },
  async () => {
    const home = folder(0o700);
    copyOfTheHouse(home);
    const dataDir = join(home, ".data/postgres");
    const app = await startApp(dataDir, { cwd: home });
    await ask(app.url, "create table kept as select 1 as one");
    await app.end("stop");
    const data = readFileSync(join(dataDir, "location.txt"), "utf8").split("\n")[0] ?? "";
    expect(existsSync(join(data, "cluster/PG_VERSION"))).toBe(true);
    const again = await startApp(dataDir, { cwd: home });
    expect(await ask(again.url, "select * from kept")).toEqual([{ one: 1 }]);
    await again.end("stop");
    rmSync(data, { recursive: true, force: true });
  },
);

test.runIf(isRoot)("an ordinary user runs it as themselves", { timeout: 120_000 }, async () => {
  const home = folder();
  copyOfTheHouse(home);
  spawnSync("chown", ["-R", "nobody:nogroup", home]);
  const ids = { uid: 65_534, gid: 65_534 };
  const dataDir = join(home, ".data/postgres");
  const app = await startApp(dataDir, { cwd: home, ...ids });
  expect(statSync(join(dataDir, "cluster")).uid).toBe(ids.uid);
  expect(await ask(app.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await app.end("stop");
});
