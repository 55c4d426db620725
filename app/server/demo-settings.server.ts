import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { parseEnv } from "node:util";

/** The secrets and ports of one demo; they stay the same from start to start, so that what it wrote stays readable. */
export type DemoSecrets = Record<
  | "APP_SECRET"
  | "STRIPE_SECRET_KEY"
  | "STRIPE_WEBHOOK_SECRET"
  | "RESEND_API_KEY"
  | "SANDBOX_STRIPE_PORT"
  | "SANDBOX_MAIL_PORT"
  | "SANDBOX_CONTROL_PORT",
  string
>;

const random = (bytes: number) => randomBytes(bytes).toString("hex");

/** True when nothing listens on a port of 127.0.0.1. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** The first `count` free ports from `first` on. */
async function freePorts(first: number, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let port = first; found.length < count && port < 65_536; port += 1)
    if (await isFree(port)) found.push(port);
  return found;
}

/** Reads the demo's secrets, or draws them the first time; the file is for its owner alone. */
export async function readDemoSecrets(file: string, port: number): Promise<DemoSecrets> {
  const [stripe, mail, control] = existsSync(file) ? [] : await freePorts(port + 1, 3);
  const drawn: DemoSecrets = {
    APP_SECRET: random(32),
    STRIPE_SECRET_KEY: `sk_test_${random(16)}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${random(24)}`,
    RESEND_API_KEY: `re_${random(16)}`,
    SANDBOX_STRIPE_PORT: String(stripe ?? 0),
    SANDBOX_MAIL_PORT: String(mail ?? 0),
    SANDBOX_CONTROL_PORT: String(control ?? 0),
  };
  if (existsSync(file)) {
    const kept = parseEnv(readFileSync(file, "utf8"));
    for (const name of Object.keys(drawn) as (keyof DemoSecrets)[]) drawn[name] = kept[name] ?? drawn[name];
    return drawn;
  }
  mkdirSync(dirname(file), { recursive: true });
  const lines = Object.entries(drawn).map(([name, value]) => `${name}=${value}`);
  writeFileSync(
    file,
    `# Drawn for this demo alone; nothing here opens anything else.\n${lines.join("\n")}\n`,
    { mode: 0o600 },
  );
  return drawn;
}
