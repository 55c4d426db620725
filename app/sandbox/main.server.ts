import { requireSandboxMode } from "./interlock.server.ts";
import { type SandboxOptions, startSandbox } from "./start.server.ts";

function requireSetting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set.`);
}

function readPort(name: string): number {
  const text = process.env[name] ?? "0";
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new Error(`${name} must be a port number, not "${text}".`);
}

function readOptions(): SandboxOptions {
  const dataDir = process.env.SANDBOX_DATA_DIR;
  const webhookUrl = process.env.STRIPE_WEBHOOK_URL;
  return {
    mode: requireSandboxMode(process.env.MODE),
    ...(dataDir ? { dataDir } : {}),
    stripePort: readPort("SANDBOX_STRIPE_PORT"),
    mailPort: readPort("SANDBOX_MAIL_PORT"),
    controlPort: readPort("SANDBOX_CONTROL_PORT"),
    ...(webhookUrl ? { webhookUrl } : {}),
    webhookSecret: requireSetting("STRIPE_WEBHOOK_SECRET"),
    stripeKey: requireSetting("STRIPE_SECRET_KEY"),
    resendKey: requireSetting("RESEND_API_KEY"),
  };
}

async function run(): Promise<void> {
  const sandbox = await startSandbox(readOptions());
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  if (process.env.SANDBOX_EXIT_WITH_PARENT === "1") {
    process.stdin.once("end", stop);
    process.stdin.once("close", stop);
    process.stdin.resume();
  }
  const ready = {
    ready: true,
    stripe: sandbox.stripe.url,
    mailbox: sandbox.mailbox.url,
    control: sandbox.control.url,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
