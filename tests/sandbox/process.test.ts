import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Resend } from "resend";
import { expect, test } from "vitest";
import { createControl } from "#app/sandbox/control-client.server.ts";
import { startSandbox } from "#app/sandbox/start.server.ts";
import { inMinutes, keys, listen, openWorld, seat, stripeAt, until } from "./world.ts";

type Ready = { stripe: string; mailbox: string; control: string };

/** Runs the stand-ins as a process of their own and reads the line in which they say where they are. */
async function spawnSandbox(
  settings: Record<string, string>,
): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = spawn(process.execPath, ["--import", "tsx", "app/sandbox/main.server.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      MODE: "test",
      STRIPE_SECRET_KEY: keys.stripeKey,
      STRIPE_WEBHOOK_SECRET: keys.webhookSecret,
      RESEND_API_KEY: keys.resendKey,
      ...settings,
    },
  });
  const [line] = await new Promise<string[]>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (text) => resolve([text]));
    child.once("exit", () => reject(new Error("The stand-ins ended before they were ready.")));
  });
  return { child, ready: JSON.parse(String(line)) };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once("exit", (code) => resolve(code));
  });
}

test("after a kill -9 every session, key, letter, refund and undelivered event is still there", async () => {
  const directory = mkdtempSync(join(tmpdir(), "qingju-sandbox-"));
  const shop = await listen();
  shop.behaviour.status = 503;
  const settings = { SANDBOX_DATA_DIR: directory, STRIPE_WEBHOOK_URL: shop.url };
  const expires_at = inMinutes(40);
  try {
    const one = await spawnSandbox(settings);
    const stripe = stripeAt(one.ready.stripe);
    const paid = await stripe.checkout.sessions.create(seat({ expires_at }), { idempotencyKey: "k1" });
    await createControl(one.ready.control).payByCard(paid.id);
    const refund = await stripe.refunds.create({
      charge: String((await stripe.charges.list()).data[0]?.id),
      amount: 100,
    });
    const resend = new Resend(keys.resendKey, { baseUrl: one.ready.mailbox });
    await resend.emails.send({ from: "a@example.com", to: "mei@example.com", subject: "Ticket", text: "Hi" });
    await createControl(one.ready.control).clock({ advance: 60 });
    one.child.kill("SIGKILL");
    await ended(one.child);

    shop.behaviour.status = 200;
    shop.heard.length = 0;
    const two = await spawnSandbox({ ...settings, SANDBOX_EXIT_WITH_PARENT: "1" });
    const again = stripeAt(two.ready.stripe);
    expect(await again.checkout.sessions.retrieve(paid.id)).toMatchObject({ payment_status: "paid" });
    expect(await again.refunds.retrieve(refund.id)).toMatchObject({ amount: 100, status: "succeeded" });
    const same = await again.checkout.sessions.create(seat({ expires_at }), { idempotencyKey: "k1" });
    expect([same.id, same.lastResponse.headers["idempotent-replayed"]]).toEqual([paid.id, "true"]);
    const control = createControl(two.ready.control);
    expect(await control.letters("mei@example.com")).toMatchObject([{ subject: "Ticket" }]);
    expect(Math.round((await control.now()).offset / 1000)).toBe(60);
    await until("the event comes at last", () => shop.types().includes("checkout.session.completed"));

    two.child.stdin?.end();
    expect(await ended(two.child)).toBe(0);
  } finally {
    shop.close();
    rmSync(directory, { recursive: true, force: true });
  }
}, 20_000);

test("the process refuses any mode but demo, development and test, and stops quietly when told", async () => {
  const refused = spawn(process.execPath, ["--import", "tsx", "app/sandbox/main.server.ts"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { NODE_ENV: "test", PATH: process.env.PATH, MODE: "production" },
  });
  let words = "";
  refused.stderr.on("data", (chunk) => {
    words += String(chunk);
  });
  const [code, running] = await Promise.all([ended(refused), spawnSandbox({})]);
  expect([code, words]).toEqual([1, expect.stringContaining('not "production"')]);
  running.child.kill("SIGTERM");
  expect(await ended(running.child)).toBe(0);
}, 20_000);

test("the stand-ins refuse unknown modes, live keys and a port that is taken, each in plain words", async () => {
  await using world = await openWorld();
  // why: what a plain-JavaScript caller could pass; the type alone would forbid it.
  const production = JSON.parse('{"mode":"production"}');
  await expect(startSandbox({ ...keys, ...production })).rejects.toThrow("MODE=demo, development or test");
  await expect(startSandbox({ mode: "test", ...keys, resendKey: "live" })).rejects.toThrow("re_");
  const taken = { mode: "test", ...keys, mailPort: world.sandbox.stripe.port } as const;
  await expect(startSandbox(taken)).rejects.toThrow(`port ${world.sandbox.stripe.port} is taken`);
});

test("a name of another site that points at this machine is refused, and pages may not steer the controls", async () => {
  await using world = await openWorld();
  const { port, url } = world.sandbox.control;
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const call = request(
      { host: "127.0.0.1", port, path: "/control/state", headers: { host: "evil.example" } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    call.once("error", reject).end();
  });
  expect(status).toBe(403);
  const page = await fetch(`${url}/control/reset`, {
    method: "POST",
    headers: { origin: "http://evil.example" },
  });
  expect(page.status).toBe(403);
  const plain = await fetch(`${url}/control/clock`, { method: "POST", body: '{"advance":1}' });
  expect(plain.status).toBe(415);
});

test("the state tells what happened, and a reset forgets all of it", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  await world.control.payByWechat(session.id);
  await world.resend.emails.send({ from: "a@example.com", to: "b@example.com", subject: "Hi", text: "Hi" });
  await world.control.clock({ set: "2030-01-01T00:00:00Z" });
  expect(await world.control.state()).toMatchObject({
    counts: { sessions: 1, charges: 1, letters: 1 },
    sessions: [{ id: session.id, paymentStatus: "paid" }],
  });
  await world.control.reset();
  expect((await world.control.state()).counts).toMatchObject({
    sessions: 0,
    charges: 0,
    events: 0,
    letters: 0,
  });
  expect(Math.abs((await world.control.now()).offset)).toBe(0);
});
