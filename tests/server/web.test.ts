import { type ChildProcess, spawn } from "node:child_process";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { build } from "#app/server/prepare.mjs";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";

type Running = { child: ChildProcess; url: string; said(): string; ended: Promise<number | null> };

/** The real web process on a world's database. */
async function startProcess(databaseUrl: string, env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, ["--import", "tsx", "app/server/web.ts"], {
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      MODE: "test",
      PUBLIC_URL: "http://127.0.0.1:3000",
      PORT: "0",
      DATABASE_URL: databaseUrl,
      APP_SECRET: "a secret of the tests, forty characters..",
      STRIPE_SECRET_KEY: "sk_test_sandbox",
      STRIPE_WEBHOOK_SECRET: "whsec_sandbox",
      STRIPE_API_URL: "http://127.0.0.1:9",
      RESEND_API_KEY: "re_sandbox",
      RESEND_BASE_URL: "http://127.0.0.1:9",
      MAIL_FROM: "hello@qingju.example",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  const keep = (chunk: Buffer) => {
    said += chunk.toString("utf8");
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const port = await Promise.race([
    new Promise<number>((done) => child.once("message", (message: { port: number }) => done(message.port))),
    ended.then(() => 0),
  ]);
  return { child, url: `http://127.0.0.1:${port}`, said: () => said, ended };
}

beforeAll(build, 300_000);

test("the process says it is up, ready, and after SIGTERM ends well without losing a request", async () => {
  const world = await openTestWorld();
  const { slug } = await buildEvent(world.db, { now: new Date() });
  const web = await startProcess(world.databaseUrl);
  expect((await fetch(`${web.url}/health`)).status).toBe(200);
  expect((await fetch(`${web.url}/ready`)).status).toBe(200);
  const answers = Array.from({ length: 20 }, () =>
    fetch(`${web.url}/e/${slug}/register`).then((page) => page.status),
  );
  // The first answer shows that the process has taken the others, too, and is at work on them.
  await Promise.race(answers);
  web.child.kill("SIGTERM");
  expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
  expect(await web.ended).toBe(0);
  expect(web.said()).toContain("stopped");
});

test("an event page is fresh within a second, without a cookie, a nonce or a script", async () => {
  const world = await openTestWorld();
  const { slug, eventId } = await buildEvent(world.db, { now: new Date() });
  const web = await startProcess(world.databaseUrl);
  const first = await fetch(`${web.url}/e/${slug}`, { headers: { accept: "text/html" } });
  expect(first.status).toBe(200);
  expect(first.headers.get("set-cookie")).toBeNull();
  expect(first.headers.get("content-security-policy")).not.toContain("nonce-");
  expect((await first.text()).replaceAll(/<script type="application\/ld\+json">/g, "")).not.toContain(
    "<script",
  );
  await world.db.prisma.eventText.updateMany({ where: { eventId }, data: { title: "改过的名字" } });
  await sleep(1_000);
  expect(await fetch(`${web.url}/e/${slug}`).then((page) => page.text())).toContain("改过的名字");
});

test("every other page has a nonce of its own, marks the browser once and is kept by no one", async () => {
  const world = await openTestWorld();
  const web = await startProcess(world.databaseUrl);
  const open = (cookie = "") =>
    fetch(`${web.url}/find-my-ticket`, { headers: { accept: "text/html", cookie } });
  const [one, two] = [await open(), await open()];
  const policy = one.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']{20,}'/);
  expect(policy).not.toBe(two.headers.get("content-security-policy"));
  expect(one.headers.get("x-request-id")).not.toBe(two.headers.get("x-request-id"));
  expect(one.headers.get("cache-control")).toContain("no-store");
  const cookie = one.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^browser=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((await open(cookie.split(";")[0])).headers.get("set-cookie")).toBeNull();
});

test("a change from a foreign page is refused before Remix, a too large one too", async () => {
  const world = await openTestWorld();
  const web = await startProcess(world.databaseUrl);
  const post = (headers: Record<string, string>, body = "a=1") =>
    fetch(`${web.url}/find-my-ticket`, { method: "POST", headers, body }).then((page) => page.status);
  expect(await post({})).toBe(403);
  expect(await post({ origin: "https://evil.example" })).toBe(403);
  expect(await post({ origin: "http://127.0.0.1:3000" }, "a".repeat(1_000_001))).toBe(413);
  const chunked = await new Promise((done) => {
    const asking = request(`${web.url}/find-my-ticket`, {
      method: "POST",
      headers: { origin: "http://127.0.0.1:3000", "transfer-encoding": "chunked" },
    });
    asking.once("response", (response) => done(response.statusCode)).end("a=1");
  });
  expect(chunked).toBe(411);
  expect(await witness(world)).toEqual([]);
});

test("what nothing here can read is refused in a word, and is no fault of ours", async () => {
  const world = await openTestWorld();
  const web = await startProcess(world.databaseUrl);
  const ask = (path: string, method = "GET", type = "application/json") => {
    const origin = "http://127.0.0.1:3000";
    const sent = method === "POST" ? { headers: { origin, "content-type": type }, body: "{}" } : {};
    return fetch(`${web.url}${path}`, { method, headers: { origin }, ...sent }).then(({ status }) => status);
  };
  for (const path of ["/o/%zz/pay", "/o/%0d%0aX:1/pay", "/e/%00", "/e/%00/register", "/e/%E4%BD"])
    expect([path, await ask(path)]).toEqual([path, 400]);
  for (const path of [
    "/o/%E4%BD%A0/pay",
    "/o/%E4%BD%A0/language",
    "/o/%E4%BD%A0/resend",
    "/o/%E4%BD%A0/move",
  ])
    expect([path, await ask(path)]).toEqual([path, 404]);
  expect(await ask("/find-my-ticket", "POST")).toBe(415);
  expect(await ask("/find-my-ticket", "POST", "multipart/form-data; boundary=x")).toBe(415);
  expect(await ask("/find-my-ticket", "DELETE")).toBe(405);
  expect(web.said()).not.toContain('"level":50');
});

test("files with a hash in their name are kept for good, missing ones are a plain 404", async () => {
  const world = await openTestWorld();
  const web = await startProcess(world.databaseUrl);
  const html = await fetch(`${web.url}/find-my-ticket`).then((page) => page.text());
  const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1];
  expect((await fetch(`${web.url}${sheet}`)).headers.get("cache-control")).toBe(
    "public, max-age=31536000, immutable",
  );
  expect((await fetch(`${web.url}/icon.svg`)).headers.get("cache-control")).toBe("public, max-age=3600");
  expect((await fetch(`${web.url}/assets/no-such.css`)).status).toBe(404);
});

test("a process with a poor environment names every fault and starts nothing", async () => {
  const web = await startProcess("", {
    MODE: "production",
    APP_SECRET: "short",
    MAIL_FROM: "",
    DATABASE_URL: "mysql://x",
  });
  expect(await web.ended).toBe(1);
  for (const name of ["MODE", "PUBLIC_URL", "APP_SECRET", "MAIL_FROM", "DATABASE_URL"])
    expect(web.said()).toContain(name);
});

test("a taken port is named, with how to choose another", async () => {
  const world = await openTestWorld();
  const first = await startProcess(world.databaseUrl);
  const port = new URL(first.url).port;
  const second = await startProcess(world.databaseUrl, { PORT: port });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`Port ${port} is taken. Choose another one: PORT=`);
});

test("the log of a request tells no query, no token and nothing of the person", async () => {
  const world = await openTestWorld();
  const web = await startProcess(world.databaseUrl);
  await fetch(`${web.url}/o/c2VjcmV0LXRva2Vu?session_id=cs_test_1&email=lin@example.com`, {
    headers: { "user-agent": "Lin's phone" },
  });
  web.child.kill("SIGTERM");
  await web.ended;
  expect(web.said()).toContain("/o/:token");
  for (const secret of ["c2VjcmV0", "cs_test_1", "lin@", "Lin's phone", "127.0.0.1"])
    expect(web.said()).not.toContain(secret);
});
