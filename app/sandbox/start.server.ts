import { assemble, type Parts } from "./assemble.server.ts";
import { serveCashier } from "./cashier/routes.server.ts";
import { createControlApi } from "./control/api.server.ts";
import { requireSandboxMode, requireTestKeys, type SandboxMode } from "./interlock.server.ts";
import { createMailApi } from "./mailbox/api.server.ts";
import { serveInbox } from "./mailbox/routes.server.ts";
import { createStripeApi } from "./stripe/api.server.ts";
import { expireOverdue } from "./stripe/session-expiry.server.ts";
import { serveLoopback, type WireHandler, type WireServer } from "./wire/http.server.ts";

/** Ports of 0 mean any free one; without `dataDir` the state lives in memory. */
export type SandboxOptions = {
  mode: SandboxMode;
  dataDir?: string;
  stripePort?: number;
  mailPort?: number;
  controlPort?: number;
  webhookUrl?: string;
  webhookSecret: string;
  stripeKey: string;
  resendKey: string;
};

export type Sandbox = {
  stripe: { url: string; port: number };
  mailbox: { url: string; port: number };
  control: { url: string; port: number };
  setWebhookUrl(url: string): void;
  close(): Promise<void>;
};

const sweepEvery = 100;

/**
 * Starts the local Stripe, the local mailbox and the port that controls them, all on 127.0.0.1.
 * @throws outside demo, development and test, with a key that is not a test key, or when a port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  requireSandboxMode(options.mode);
  requireTestKeys(options);
  const parts = assemble(options);
  const { stripe, mailbox, control } = await openPorts(options, parts);
  const timer = setInterval(parts.sweep, sweepEvery);
  timer.unref();
  return {
    stripe: { url: stripe.url, port: stripe.port },
    mailbox: { url: mailbox.url, port: mailbox.port },
    control: { url: control.url, port: control.port },
    setWebhookUrl: parts.webhooks.setUrl,
    async close() {
      clearInterval(timer);
      parts.webhooks.setUrl(undefined);
      await closeAll([stripe, mailbox, control]);
      await parts.webhooks.idle();
      parts.desk.store.flush();
    },
  };
}

type Ports = Record<"stripe" | "mailbox" | "control", WireServer>;

/** Opens the three ports; when one cannot be had, those before it are closed again. */
async function openPorts(options: SandboxOptions, parts: Parts): Promise<Ports> {
  const { desk, office, faults, origins } = parts;
  const stripeApi = createStripeApi(desk, options.stripeKey, parts.stripeKeys, faults);
  const mailApi = createMailApi(office, options.resendKey, parts.letterKeys, faults);
  const open: WireServer[] = [];
  async function serve(name: string, port: number | undefined, handler: WireHandler): Promise<WireServer> {
    const server = await serveLoopback(name, port ?? 0, handler);
    open.push(server);
    return server;
  }
  try {
    const stripe = await serve("Stripe", options.stripePort, async (request) => {
      expireOverdue(desk);
      return serveCashier(desk, request) ?? stripeApi(request);
    });
    origins.stripe = stripe.url;
    const mailbox = await serve("mailbox", options.mailPort, async (request) => {
      return serveInbox(office, request) ?? mailApi(request);
    });
    origins.mailbox = mailbox.url;
    const control = await serve("control", options.controlPort, createControlApi(parts));
    return { stripe, mailbox, control };
  } catch (error) {
    await closeAll(open);
    throw error;
  }
}

async function closeAll(servers: WireServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
}
