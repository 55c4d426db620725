import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { openLog } from "#app/adapters/log.server.ts";
import { readSettings } from "#app/adapters/settings.server.ts";
import { createControl } from "#app/sandbox/control-client.server.ts";
import { makeSignInLink } from "#app/use-cases/organiser/make-sign-in-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { seedDemo } from "#prisma/seed.ts";
import { openDatabase } from "./database.server.ts";
import { isFree, readDemoSecrets } from "./demo-settings.server.ts";
import { startStandIns } from "./demo-stand-ins.server.ts";
import { say } from "./prepare.mjs";
import { startWeb } from "./start-web.server.ts";
import { endWell, runCommand } from "./until-told.server.ts";
import { wireWorld } from "./wire.server.ts";
import { startWorker } from "./worker.server.ts";

const development = process.env.NODE_ENV === "development";
const secretsFile = ".data/demo.env";
const runningFile = resolve(".data/demo.json");

/** What a running demo writes down, so that another command can print its addresses. */
type RunningDemo = { app: string; stripe: string; mailbox: string; event: string };

function choosePort(): number {
  const port = Number(process.env.PORT ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT must be a number between 1 and 65535, not "${process.env.PORT}".`);
}

async function findRunning(): Promise<RunningDemo | undefined> {
  if (!existsSync(runningFile)) return undefined;
  const running: RunningDemo = JSON.parse(readFileSync(runningFile, "utf8"));
  const answer = await fetch(`${running.app}/health`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  return answer?.ok ? running : undefined;
}

async function demoEnvironment(port: number): Promise<Record<string, string>> {
  const secrets = await readDemoSecrets(secretsFile, port);
  return {
    ...secrets,
    MODE: development ? "development" : "demo",
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    STRIPE_API_URL: `http://127.0.0.1:${secrets.SANDBOX_STRIPE_PORT}`,
    STRIPE_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/stripe`,
    RESEND_BASE_URL: `http://127.0.0.1:${secrets.SANDBOX_MAIL_PORT}`,
    SANDBOX_DATA_DIR: resolve(".data/stand-ins"),
    MAIL_FROM: "轻局 Qingju <hello@qingju.example>",
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
  };
}

async function openWorld(env: Record<string, string>, databaseUrl: string) {
  const read = readSettings({ ...env, DATABASE_URL: databaseUrl });
  if (!read.ok)
    throw new Error(`${secretsFile}: ${read.problems.map(({ name, message }) => `${name} ${message}`)}`);
  return wireWorld(read.settings);
}

async function freshLink(world: World): Promise<string> {
  const organiser = await world.db.prisma.organiser.findFirstOrThrow({
    where: { disabledAt: null },
    orderBy: { createdAt: "asc" },
  });
  return (await makeSignInLink(world, organiser.id)).url;
}

function printAddresses(running: RunningDemo, link: string): void {
  console.log(`
  活动页 Event page                  ${running.app}/e/${running.event}
    in English                       ${running.app}/en/e/${running.event}
  主办方登录 Organiser sign-in       ${link}
    一次有效，十分钟内 · once, within ten minutes
  收件箱 Mailbox                     ${running.mailbox}
  支付替身 Stripe stand-in           ${running.stripe}
    没有真实的钱 · no real money moves
`);
}

/** For a demo that already runs in another terminal: its addresses and a fresh link. */
async function printRunning(running: RunningDemo): Promise<void> {
  const env = await demoEnvironment(Number(new URL(running.app).port));
  const database = await openDatabase(undefined, openLog("silent"));
  const { world, close } = await openWorld(env, database.url);
  printAddresses(running, await freshLink(world));
  await close();
  await database.stop();
}

async function findPages() {
  if (development) return (await import("./vite.server.ts")).openVite();
  return { pages: await import(pathToFileURL(resolve("build/server/index.js")).href) };
}

async function start(): Promise<void> {
  const port = choosePort();
  if (!(await isFree(port)))
    throw new Error(`Port ${port} is taken. Choose another one: PORT=${port + 10} npm run demo`);
  const env = await demoEnvironment(port);
  say("Starting the database …");
  const database = await openDatabase(undefined, openLog("warn"));
  say("Starting the stand-ins for Stripe and the mail service …");
  const standIns = await startStandIns(env, secretsFile);
  const { world, close } = await openWorld(env, database.url);
  say("Looking after the demo's evening …");
  const { slug } = await seedDemo(world, createControl(standIns.control));
  const web = await startWeb({ world, ...(await findPages()) });
  const worker = await startWorker(world);
  const running = {
    app: world.settings.PUBLIC_URL,
    stripe: standIns.stripe,
    mailbox: standIns.mailbox,
    event: slug,
  };
  writeFileSync(runningFile, JSON.stringify(running));
  endWell(
    [
      { name: "web", end: web.close },
      { name: "worker", end: worker.stop },
      { name: "connections", end: close },
      { name: "stand-ins", end: standIns.stop },
      { name: "database", end: database.stop },
      { name: "note", end: async () => rmSync(runningFile, { force: true }) },
    ],
    world.log,
  );
  say("Ready.");
  printAddresses(running, await freshLink(world));
  console.log("  回车：新的登录链接；Ctrl-C：停止 · Enter: a fresh sign-in link; Ctrl-C: stop\n");
  createInterface({ input: process.stdin }).on("line", () => {
    freshLink(world).then((link) => console.log(`  ${link}\n`));
  });
}

runCommand(async () => {
  const running = await findRunning();
  if (running) await printRunning(running).then(() => process.exit(0));
  else if (process.argv[2] === "link") throw new Error("The demo is not running: npm run demo starts it.");
  else await start();
});
