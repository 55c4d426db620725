import { z } from "zod";

const schema = z.object({
  MODE: z.enum(["production", "demo", "development", "test"]),
  /** The address people use, without a trailing slash, e.g. https://qingju.example.com */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, "")),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
  APP_SECRET: z.string().min(32, "must be at least 32 random characters"),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/, "must look like sk_live_… or sk_test_…"),
  /** One or, during a rotation, several signing secrets separated by commas. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+(,whsec_\w+)*$/, "must look like whsec_…")
    .transform((text) => text.split(",")),
  /** Only for the stand-in: where it listens. */
  STRIPE_API_URL: z.url().optional(),
  RESEND_API_KEY: z.string().regex(/^re_\w+$/, "must look like re_…"),
  RESEND_BASE_URL: z.url().optional(),
  /** The sender of every letter, e.g. 轻局 <hello@qingju.example.com> */
  MAIL_FROM: z.string().min(3),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** Whether the web process also works the jobs. */
  WORKER: z.enum(["inline", "separate"]).default("inline"),
  /** How many reverse proxies stand before the app, for the visitor's address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

type Problem = { name: string; message: string };

/** What no variable can be blamed for alone; looked at even when another one is malformed. */
function contradictions(env: Readonly<Record<string, string | undefined>>): Problem[] {
  const standIn = Boolean(env.STRIPE_API_URL || env.RESEND_BASE_URL);
  const production = env.MODE === "production";
  return [
    standIn && production
      ? {
          name: "MODE",
          message: "the stand-ins for Stripe and Resend run only with MODE=demo, development or test",
        }
      : null,
    standIn && env.STRIPE_SECRET_KEY?.includes("_live_")
      ? { name: "STRIPE_SECRET_KEY", message: "a live key is never used with a stand-in" }
      : null,
    production && env.PUBLIC_URL?.startsWith("http://")
      ? { name: "PUBLIC_URL", message: "must start with https:// in production" }
      : null,
  ].filter((problem) => problem !== null);
}

/** What the environment tells the product, checked once at the start. */
export type Settings = Readonly<z.output<typeof schema>>;

/**
 * Reads and checks the environment. Answers every missing or malformed variable by name, never a value.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; settings: Settings } | { ok: false; problems: Problem[] } {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  const contradicting = contradictions(filled);
  if (parsed.success && contradicting.length === 0) return { ok: true, settings: parsed.data };
  const malformed = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0] ?? "");
    return { name, message: env[name] ? issue.message : "is missing" };
  });
  return { ok: false, problems: [...malformed, ...contradicting] };
}
