import { type ChildProcess, spawn } from "node:child_process";

export type ServerChild = {
  child: ChildProcess;
  url: string;
  /** SIGTERM, and how many milliseconds it took to end. */
  end(): Promise<number>;
};

export type WebProcess = ServerChild & {
  /** Resident memory of the process in bytes. */
  memory(): Promise<number>;
};

/** What a process of the product needs to know; nothing outside is reached. */
export function webEnvironment(databaseUrl: string): Record<string, string> {
  return {
    MODE: "test",
    PUBLIC_URL: "http://127.0.0.1:3000",
    PORT: "0",
    DATABASE_URL: databaseUrl,
    APP_SECRET: "a secret of the benchmark, forty letters.",
    STRIPE_SECRET_KEY: "sk_test_bench",
    STRIPE_WEBHOOK_SECRET: "whsec_bench",
    STRIPE_API_URL: "http://127.0.0.1:9",
    RESEND_API_KEY: "re_bench",
    RESEND_BASE_URL: "http://127.0.0.1:9",
    MAIL_FROM: "bench@qingju.example",
    LOG_LEVEL: "warn",
    WORKER: "separate",
  };
}

/** A server in a process of its own that tells its port once it listens. Throws when it ends before. */
export async function startChild(file: string, env: Record<string, string>): Promise<ServerChild> {
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  const port = await new Promise<number>((done, fail) => {
    child.once("message", (message: { port: number }) => done(message.port));
    child.once("exit", (code) => fail(new Error(`${file} ended with ${code}`)));
  });
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    async end() {
      const asked = performance.now();
      child.kill("SIGTERM");
      await ended;
      return performance.now() - asked;
    },
  };
}

/** The real web process on a database; the pages must have been built. */
export async function startWebProcess(databaseUrl: string): Promise<WebProcess> {
  const server = await startChild("app/server/web.ts", webEnvironment(databaseUrl));
  return { ...server, memory: () => residentBytes(server.child.pid ?? 0) };
}

async function residentBytes(pid: number): Promise<number> {
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
