import { serveCashier } from "./cashier/routes.server.ts";
import { createClock } from "./clock.server.ts";
import { createControlApi } from "./control/api.server.ts";
import { requireSandboxMode, requireTestKeys, type SandboxMode } from "./interlock.server.ts";
import { fileJournal, memoryJournal } from "./journal.server.ts";
import { createMailApi } from "./mailbox/api.server.ts";
import type { PostOffice } from "./mailbox/post-office.server.ts";
import { serveInbox } from "./mailbox/routes.server.ts";
import { openStore } from "./store.server.ts";
import { createStripeApi } from "./stripe/api.server.ts";
import { noTricks } from "./stripe/delivery-tricks.server.ts";
import { type Desk, defaultSettings } from "./stripe/desk.server.ts";
import { settleDuePayments } from "./stripe/payments.server.ts";
import { settleDueRefunds } from "./stripe/refunds.server.ts";
import { expireOverdue } from "./stripe/sessions.server.ts";
import { createWebhooks, type Webhooks } from "./stripe/webhooks.server.ts";
import { createFaultQueue } from "./wire/faults.server.ts";
import { serveLoopback, type WireServer } from "./wire/http.server.ts";
import { createKeys } from "./wire/idempotency.server.ts";

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
  const store = openStore(options.dataDir === undefined ? memoryJournal() : fileJournal(options.dataDir));
  const clock = createClock(store.settings.get("clock")?.value ?? 0, (value) => {
    store.settings.put({ id: "clock", value });
    store.flush();
  });
  const servers: { stripe?: WireServer; mailbox?: WireServer } = {};
  const desk: Desk = {
    store,
    clock,
    settings: { ...defaultSettings },
    origin: () => servers.stripe?.url ?? "",
    request: { id: null, idempotency_key: null },
    deliver: (event) => webhooks.enqueue(event),
  };
  const webhooks: Webhooks = createWebhooks(desk, options.webhookUrl, options.webhookSecret);
  const office: PostOffice = { store, clock, origin: () => servers.mailbox?.url ?? "" };
  const faults = createFaultQueue();
  const stripeKeys = createKeys(store.stripeKeys, clock.now);
  const letterKeys = createKeys(store.letterKeys, clock.now);

  function sweep(): void {
    expireOverdue(desk);
    settleDuePayments(desk);
    settleDueRefunds(desk);
    store.flush();
    webhooks.pump();
  }
  function reset(): void {
    store.clear();
    faults.clear();
    stripeKeys.clear();
    letterKeys.clear();
    clock.setOffset(0);
    Object.assign(desk.settings, defaultSettings);
    Object.assign(webhooks.tricks, noTricks());
    webhooks.setSecrets([options.webhookSecret]);
  }

  const stripeApi = createStripeApi(desk, options.stripeKey, stripeKeys, faults);
  const mailApi = createMailApi(office, options.resendKey, letterKeys, faults);
  const controlApi = createControlApi({ desk, office, webhooks, faults, sweep, reset });
  const stripe = await serveLoopback("Stripe", options.stripePort ?? 0, async (request) => {
    expireOverdue(desk);
    return serveCashier(desk, request) ?? stripeApi(request);
  });
  servers.stripe = stripe;
  const mailbox = await serveLoopback("mailbox", options.mailPort ?? 0, async (request) => {
    return serveInbox(office, request) ?? mailApi(request);
  }).catch((error: unknown) => closeAll([stripe]).then(() => Promise.reject(error)));
  servers.mailbox = mailbox;
  const control = await serveLoopback("control", options.controlPort ?? 0, controlApi).catch(
    (error: unknown) => closeAll([stripe, mailbox]).then(() => Promise.reject(error)),
  );
  const timer = setInterval(sweep, sweepEvery);
  timer.unref();

  return {
    stripe: { url: stripe.url, port: stripe.port },
    mailbox: { url: mailbox.url, port: mailbox.port },
    control: { url: control.url, port: control.port },
    setWebhookUrl: webhooks.setUrl,
    async close() {
      clearInterval(timer);
      webhooks.setUrl(undefined);
      await closeAll([stripe, mailbox, control]);
      await webhooks.idle();
      store.flush();
    },
  };
}

async function closeAll(servers: WireServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
}
