import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 60_000;

/** Everything the server says, kept for the moment it has to be explained. */
function keepOutput(child: ChildProcess): () => string {
  let said = "";
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-20_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return () => said;
}

async function waitUntilReady(child: ChildProcess, url: string, said: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said()}`);
    const ready = await fetch(`${url}/ready`).catch(() => undefined);
    if (ready?.ok) return;
    await sleep(50);
  }
  throw new Error(`The server was not ready within a minute:\n${said()}`);
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(hard);
}

/** `kill` is SIGKILL; `start` answers once the server is ready. */
export type ServerProcess = { start(): Promise<void>; kill(): Promise<void>; stop(): Promise<void> };

/** The production build served by the real server process, which also works the jobs. */
export function serverProcess(env: Record<string, string>, url: string): ServerProcess {
  let child: ChildProcess | undefined;
  let said = () => "";
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child?.once("exit", () => done()));
    child.kill("SIGKILL");
    await ended;
  };
  const killWithUs = () => child?.kill("SIGKILL");
  process.once("exit", killWithUs);
  const stop = async () => {
    if (child) await endProcess(child);
    process.off("exit", killWithUs);
    if (process.env.E2E_SERVER_LOG) process.stderr.write(said());
  };
  const start = async () => {
    if (child && child.exitCode === null && child.signalCode === null)
      return waitUntilReady(child, url, said);
    child = spawn(process.execPath, ["--import", "tsx", "app/server/web.ts"], {
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    said = keepOutput(child);
    await waitUntilReady(child, url, said).catch(async (error) => {
      await stop();
      throw error;
    });
  };
  return { start, kill, stop };
}

/** The tests run in another process than the one that started the server: they ask for its end and start by HTTP. */
export async function listenForOrders(
  server: ServerProcess,
): Promise<{ url: string; close(): Promise<void> }> {
  const orders = new Map([
    ["/kill", server.kill],
    ["/start", server.start],
  ]);
  const listener = createServer((request, response) => {
    const order = request.method === "POST" ? orders.get(request.url ?? "") : undefined;
    if (!order) return response.writeHead(404).end();
    order().then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port for orders");
  const close = () =>
    new Promise<void>((done) => {
      listener.close(() => done());
      listener.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}`, close };
}
