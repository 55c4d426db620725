import { serveCashier } from "./cashier/routes.server.ts";
import { createClock } from "./clock.server.ts";
import { createControlApi } from "./control/api.server.ts";
import type { Controlled } from "./control/context.server.ts";
import { requireSandboxMode, requireTestKeys, type SandboxMode } from "./interlock.server.ts";
import { fileJournal, memoryJournal } from "./journal.server.ts";
import { createMailApi } from "./mailbox/api.server.ts";
import { serveInbox } from "./mailbox/routes.server.ts";
import { openStore } from "./store.server.ts";
import { createStripeApi } from "./stripe/api.server.ts";
import { noTricks } from "./stripe/delivery-tricks.server.ts";
import { type Desk, defaultSettings } from "./stripe/desk.server.ts";
import { revealDueFees } from "./stripe/fees.server.ts";
import { takeDueLateMoney } from "./stripe/late-money.server.ts";
import { settleDueRefunds } from "./stripe/refunds.server.ts";
import { expireOverdue } from "./stripe/session-expiry.server.ts";
import { createWebhooks, type Webhooks } from "./stripe/webhooks.server.ts";
import { createFaultQueue } from "./wire/faults.server.ts";
import { serveLoopback, type WireHandler, type WireServer } from "./wire/http.server.ts";
import { createKeys, type Keys } from "./wire/idempotency.server.ts";

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

type Parts = Controlled & {
  origins: { stripe: string; mailbox: string };
  stripeKeys: Keys;
  letterKeys: Keys;
};

function assemble(options: SandboxOptions): Parts {
  const store = openStore(options.dataDir === undefined ? memoryJournal() : fileJournal(options.dataDir));
  const clock = createClock(store.settings.get("clock")?.value ?? 0, (value) => {
    store.settings.put({ id: "clock", value });
    store.flush();
  });
  const origins = { stripe: "", mailbox: "" };
  const desk: Desk = {
    store,
    clock,
    settings: { ...defaultSettings },
    origin: () => origins.stripe,
    request: { id: null, idempotency_key: null },
    deliver: (event) => webhooks.enqueue(event),
  };
  const webhooks: Webhooks = createWebhooks(desk, options.webhookUrl, options.webhookSecret);
  const parts: Parts = {
    desk,
    office: { store, clock, origin: () => origins.mailbox },
    webhooks,
    faults: createFaultQueue(),
    origins,
    stripeKeys: createKeys(store.stripeKeys, clock.now),
    letterKeys: createKeys(store.letterKeys, clock.now),
    sweep: () => sweep(desk, webhooks),
    reset: () => reset(parts, options.webhookSecret),
  };
  return parts;
}

/** What happens by time alone: sessions end, fees become known, late money and refunds arrive, events go out. */
function sweep(desk: Desk, webhooks: Webhooks): void {
  expireOverdue(desk);
  revealDueFees(desk);
  takeDueLateMoney(desk);
  settleDueRefunds(desk);
  desk.store.flush();
  webhooks.pump();
}

function reset({ desk, faults, webhooks, stripeKeys, letterKeys }: Parts, secret: string): void {
  desk.store.clear();
  faults.clear();
  stripeKeys.clear();
  letterKeys.clear();
  desk.clock.setOffset(0);
  Object.assign(desk.settings, defaultSettings);
  Object.assign(webhooks.tricks, noTricks());
  webhooks.setSecrets([secret]);
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
