import { createClock } from "./clock.server.ts";
import type { Controlled } from "./control/context.server.ts";
import { fileJournal, memoryJournal } from "./journal.server.ts";
import { openStore } from "./store.server.ts";
import { noTricks } from "./stripe/delivery-tricks.server.ts";
import { type Desk, defaultSettings } from "./stripe/desk.server.ts";
import { revealDueFees } from "./stripe/fees.server.ts";
import { takeDueLateMoney } from "./stripe/late-money.server.ts";
import { settleDueRefunds } from "./stripe/refunds.server.ts";
import { expireOverdue } from "./stripe/session-expiry.server.ts";
import { createWebhooks, type Webhooks } from "./stripe/webhooks.server.ts";
import { createFaultQueue } from "./wire/faults.server.ts";
import { createKeys, type Keys } from "./wire/idempotency.server.ts";

export type AssembleOptions = { dataDir?: string; webhookUrl?: string; webhookSecret: string };

/** Everything that the three ports share. */
export type Parts = Controlled & {
  origins: { stripe: string; mailbox: string };
  stripeKeys: Keys;
  letterKeys: Keys;
};

/** Puts the sandbox together around its journal; nothing is served yet. */
export function assemble(options: AssembleOptions): Parts {
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
