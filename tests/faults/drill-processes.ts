import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { TestWorld } from "#tests/world.ts";

/** Real processes of the product on one database, behind a balancer, that are killed and started again. */
export type Drill = {
  /** The one address of all web processes. */
  url: string;
  kills: { web: number; worker: number };
  kill(who: "web" | "worker"): Promise<void>;
  /** Kills in turn, `times` in all, `everyMs` apart, until `over` says that there is nothing left to disturb. */
  killInTurns(whom: readonly ("web" | "worker")[], times: number, everyMs: number): Promise<void>;
  /** Ends every process well. */
  stop(): Promise<void>;
};

type Running = { child: ChildProcess; port: number; ended: Promise<unknown> };

const patience = 120_000;

export async function startDrill(
  world: TestWorld,
  processes: { webs: number; workers: number },
): Promise<Drill> {
  const webs = new Set<Running>();
  const workers = new Set<Running>();
  const balancer = await balance(() => [...webs].map(({ port }) => port));
  const start = async (who: "web" | "worker") => {
    const running = await startProcess(world, who, balancer.url);
    (who === "web" ? webs : workers).add(running);
  };
  const end = async (signal: "SIGKILL" | "SIGTERM", all: Running[]) => {
    for (const { child } of all) child.kill(signal);
    await Promise.all(all.map(({ ended }) => ended));
  };
  onTestFinished(async () => {
    await end("SIGKILL", [...webs, ...workers]);
    balancer.close();
  });
  await Promise.all([
    ...Array.from({ length: processes.webs }, () => start("web")),
    ...Array.from({ length: processes.workers }, () => start("worker")),
  ]);
  await world.sandbox.control.delivery({ url: `${balancer.url}/webhooks/stripe` });
  const kills = { web: 0, worker: 0 };
  async function kill(who: "web" | "worker"): Promise<void> {
    const alive = who === "web" ? webs : workers;
    const [oldest] = alive;
    if (!oldest) return;
    alive.delete(oldest);
    kills[who] += 1;
    await end("SIGKILL", [oldest]);
    await start(who);
  }
  return {
    url: balancer.url,
    kills,
    kill,
    async killInTurns(whom, times, everyMs) {
      for (let n = 0; n < times; n += 1) {
        await sleep(everyMs);
        await kill(whom[n % whom.length] ?? "worker");
      }
    },
    stop: () => end("SIGTERM", [...webs, ...workers]),
  };
}

function environment(world: TestWorld, url: string): NodeJS.ProcessEnv {
  const { settings, sandbox } = world;
  return {
    PATH: process.env.PATH ?? "",
    NODE_ENV: "production",
    MODE: "test",
    PUBLIC_URL: url,
    PORT: "0",
    WORKER: "separate",
    // The balancer says which buyer asks.
    TRUSTED_PROXIES: "1",
    DATABASE_URL: world.databaseUrl,
    APP_SECRET: settings.APP_SECRET,
    STRIPE_SECRET_KEY: settings.STRIPE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: settings.STRIPE_WEBHOOK_SECRET.join(","),
    STRIPE_API_URL: sandbox.stripe.url,
    RESEND_API_KEY: settings.RESEND_API_KEY,
    RESEND_BASE_URL: sandbox.mailbox.url,
    MAIL_FROM: settings.MAIL_FROM,
    LOG_LEVEL: process.env.DRILL_LOG ?? "fatal",
  };
}

async function startProcess(world: TestWorld, who: "web" | "worker", url: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", `app/server/${who}.ts`], {
    env: environment(world, url),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  if (who === "worker") return { child, port: 0, ended };
  const port = await new Promise<number>((done, fail) => {
    child.once("message", (message: { port: number }) => done(message.port));
    child.once("exit", (code) => fail(new Error(`a web process ended with ${code} before it listened`)));
  });
  return { child, port, ended };
}

/**
 * Hands each request to one of the processes in turn. What a process cannot be given at all goes to the next one;
 * what it was given and did not answer is answered with 502, as a balancer does, for the sender to try again.
 */
async function balance(ports: () => number[]): Promise<{ url: string; close(): void }> {
  let turn = 0;
  async function hand(asking: IncomingMessage, answering: ServerResponse, body: Buffer): Promise<void> {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const alive = ports();
      turn += 1;
      const port = alive[turn % alive.length];
      if (port === undefined) await sleep(50);
      else if (await forward(port, asking, answering, body)) return;
    }
    answering.writeHead(503).end();
  }
  const server = createServer(async (asking, answering) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asking) chunks.push(chunk);
    await hand(asking, answering, Buffer.concat(chunks));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the balancer has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** False when the process took nothing of it, so that another may be asked. */
function forward(
  port: number,
  asking: IncomingMessage,
  answering: ServerResponse,
  body: Buffer,
): Promise<boolean> {
  return new Promise((done) => {
    const { connection: _, ...headers } = asking.headers;
    const sent = request({
      port,
      host: "127.0.0.1",
      method: asking.method,
      path: asking.url,
      headers,
      agent: false,
    });
    const broken = () => {
      if (!answering.headersSent) answering.writeHead(502);
      answering.end();
      done(true);
    };
    sent.once("response", (response) => {
      answering.writeHead(response.statusCode ?? 502, response.headers);
      response.once("error", broken);
      response.once("aborted", broken);
      response.pipe(answering);
      response.once("end", () => done(true));
    });
    sent.once("error", (error) => {
      if ("code" in error && error.code === "ECONNREFUSED") done(false);
      else broken();
    });
    sent.end(body);
  });
}
