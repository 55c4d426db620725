import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { isFree } from "./demo-settings.server.ts";

export type StandIns = { stripe: string; mailbox: string; control: string; stop(): Promise<void> };

const ports = {
  SANDBOX_STRIPE_PORT: "the Stripe stand-in",
  SANDBOX_MAIL_PORT: "the mailbox",
  SANDBOX_CONTROL_PORT: "the stand-ins' control",
};

/** The stand-ins of a demo that was just killed let go of their ports a moment after it. */
async function waitForPorts(env: Record<string, string>, file: string): Promise<void> {
  for (const [name, what] of Object.entries(ports)) {
    const port = Number(env[name]);
    const end = Date.now() + 3_000;
    while (!(await isFree(port))) {
      if (Date.now() > end)
        throw new Error(`Port ${port}, for ${what}, is taken. Choose another one: ${name} in ${file}`);
      await sleep(100);
    }
  }
}

/**
 * Starts the local Stripe and mailbox as a process of their own, as the real ones would be. They keep their state in
 * SANDBOX_DATA_DIR, ignore the terminal's Ctrl-C, and end with this process, however it ends.
 */
export async function startStandIns(env: Record<string, string>, file: string): Promise<StandIns> {
  await waitForPorts(env, file);
  const child = spawn(process.execPath, ["--import", "tsx", "app/sandbox/main.server.ts"], {
    env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...env, SANDBOX_EXIT_WITH_PARENT: "1" },
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    new Promise<string>((resolve) => lines.once("line", resolve)),
    ended.then(() => ""),
  ]);
  if (first === "") throw new Error("The stand-ins did not start.");
  const said: { stripe: string; mailbox: string; control: string } = JSON.parse(first);
  return {
    ...said,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
