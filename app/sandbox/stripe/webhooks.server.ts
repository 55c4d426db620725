import type { DeliveryRecord, EventRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";
import { viewEvent } from "./events.server.ts";
import { signPayload } from "./signature.server.ts";

/** Misbehaviours of the delivery. Numbers count how many of the next deliveries are hit. */
export type DeliveryTricks = {
  holding: boolean;
  drop: number;
  double: number;
  wrongSecret: number;
  liveMode: number;
  /** Seconds added to the signed moment of the next deliveries. */
  shift: { seconds: number; count: number };
};

export type Webhooks = {
  tricks: DeliveryTricks;
  setUrl(url: string | undefined): void;
  secrets(): string[];
  setSecrets(secrets: string[]): void;
  enqueue(event: EventRecord): void;
  /** Sends what is held, one after the other. */
  release(order: "same" | "reverse"): Promise<number>;
  /** Sends an event again, whatever became of it. Answers the status of each try, null for a broken line. */
  redeliver(eventId: string, times: number): Promise<(number | null)[]>;
  /** Starts every delivery whose time has come; with `all`, also those that wait for a later try. */
  pump(all?: boolean): void;
  /** Resolves once nothing is being sent. */
  idle(): Promise<void>;
};

/** Waits between tries, in milliseconds; after the last one the event is given up. */
const waits = [
  200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000,
];
const together = 8;
const patience = 20_000;

export function createWebhooks(desk: Desk, firstUrl: string | undefined, firstSecret: string): Webhooks {
  const tricks = noTricks();
  const sending = new Map<string, Promise<unknown>>();
  let url = firstUrl;
  let secrets = [firstSecret];

  async function attempt(eventId: string): Promise<number | null> {
    const event = desk.store.events.get(eventId);
    if (!event || url === undefined) return null;
    const statuses: (number | null)[] = [];
    for (let left = 1 + takeOne(tricks, "double"); left > 0; left -= 1) {
      statuses.push(await post(url, compose(desk, event, tricks, secrets)));
    }
    const status = statuses.find((one) => one === null || one < 200 || one > 299) ?? statuses[0] ?? null;
    if (statuses.includes(null)) return null;
    return status;
  }

  async function send(delivery: DeliveryRecord): Promise<void> {
    if (takeOne(tricks, "drop") === 1) {
      desk.store.deliveries.patch(delivery.id, { state: "dropped" });
    } else {
      note(desk, delivery.id, await attempt(delivery.eventId));
    }
    desk.store.flush();
  }

  function start(delivery: DeliveryRecord): Promise<unknown> {
    const run = send(delivery).finally(() => {
      sending.delete(delivery.id);
      pump();
    });
    sending.set(delivery.id, run);
    return run;
  }

  function pump(all = false): void {
    if (url === undefined) return;
    const now = Date.now();
    for (const delivery of desk.store.deliveries.all()) {
      if (sending.size >= together) return;
      const due = delivery.state === "waiting" && (all || delivery.nextAt <= now);
      if (due && !sending.has(delivery.id)) start(delivery).catch(() => {});
    }
  }

  return {
    tricks,
    setUrl(next) {
      url = next;
      pump();
    },
    secrets: () => secrets,
    setSecrets(next) {
      secrets = next;
    },
    enqueue(event) {
      const state = tricks.holding ? "held" : "waiting";
      desk.store.deliveries.put({
        id: event.id,
        eventId: event.id,
        state,
        attempts: 0,
        nextAt: Date.now(),
        lastStatus: null,
      });
      setImmediate(pump);
    },
    async release(order) {
      tricks.holding = false;
      const held = desk.store.deliveries.all().filter((delivery) => delivery.state === "held");
      if (order === "reverse") held.reverse();
      for (const delivery of held) await start(delivery);
      return held.length;
    },
    async redeliver(eventId, times) {
      const statuses: (number | null)[] = [];
      for (let left = times; left > 0; left -= 1) statuses.push(await attempt(eventId));
      const delivered = statuses.some((status) => status !== null && status >= 200 && status < 300);
      if (delivered && desk.store.deliveries.get(eventId))
        desk.store.deliveries.patch(eventId, { state: "delivered" });
      desk.store.flush();
      return statuses;
    },
    pump,
    async idle() {
      while (sending.size > 0) await Promise.allSettled(sending.values());
    },
  };
}

export function noTricks(): DeliveryTricks {
  return { holding: false, drop: 0, double: 0, wrongSecret: 0, liveMode: 0, shift: { seconds: 0, count: 0 } };
}

function takeOne(tricks: DeliveryTricks, name: "drop" | "double" | "wrongSecret" | "liveMode"): 0 | 1 {
  if (tricks[name] <= 0) return 0;
  tricks[name] -= 1;
  return 1;
}

function compose(desk: Desk, event: EventRecord, tricks: DeliveryTricks, secrets: string[]) {
  const live = takeOne(tricks, "liveMode") === 1;
  const payload = JSON.stringify(viewEvent(desk, event, live), null, 2);
  const shifted = tricks.shift.count > 0;
  if (shifted) tricks.shift.count -= 1;
  const seconds = desk.clock.seconds() + (shifted ? tricks.shift.seconds : 0);
  const wrong = takeOne(tricks, "wrongSecret") === 1;
  return {
    payload,
    signature: signPayload(payload, seconds, wrong ? ["whsec_someone_elses_secret"] : secrets),
  };
}

async function post(url: string, message: { payload: string; signature: string }): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": message.signature,
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      body: message.payload,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

function note(desk: Desk, id: string, status: number | null): void {
  const delivery = desk.store.deliveries.get(id);
  if (!delivery) return;
  const attempts = delivery.attempts + 1;
  if (status !== null && status >= 200 && status < 300) {
    desk.store.deliveries.patch(id, { state: "delivered", attempts, lastStatus: status });
    return;
  }
  const wait = waits[attempts - 1];
  desk.store.deliveries.patch(id, {
    state: wait === undefined ? "given-up" : "waiting",
    attempts,
    lastStatus: status,
    nextAt: Date.now() + (wait ?? 0),
  });
}
