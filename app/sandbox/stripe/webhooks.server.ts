import type { DeliveryRecord, EventRecord } from "../records.server.ts";
import { type DeliveryTricks, noTricks, takeTrick } from "./delivery-tricks.server.ts";
import type { Desk } from "./desk.server.ts";
import { isGood, postEvent } from "./webhook-post.server.ts";

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

/** Delivery of events to the shop: at least once, several at a time, again and again until a 2xx. */
export function createWebhooks(desk: Desk, firstUrl: string | undefined, firstSecret: string): Webhooks {
  const { deliveries } = desk.store;
  const line: Line = { url: firstUrl, secrets: [firstSecret], tricks: noTricks() };
  const dispatcher = createDispatcher(desk, line);
  return {
    tricks: line.tricks,
    setUrl(url) {
      line.url = url;
      dispatcher.pump();
    },
    secrets: () => line.secrets,
    setSecrets(secrets) {
      line.secrets = secrets;
    },
    enqueue(event) {
      const delivery = { id: event.id, eventId: event.id, attempts: 0, nextAt: Date.now(), lastStatus: null };
      dispatcher.add(deliveries.put({ ...delivery, state: line.tricks.holding ? "held" : "waiting" }));
    },
    async release(order) {
      line.tricks.holding = false;
      const held = deliveries.all().filter((delivery) => delivery.state === "held");
      if (order === "reverse") held.reverse();
      for (const delivery of held) await dispatcher.start(delivery);
      return held.length;
    },
    async redeliver(eventId, times) {
      const statuses: (number | null)[] = [];
      for (let left = times; left > 0; left -= 1) statuses.push(await attempt(desk, line, eventId));
      if (statuses.some(isGood) && deliveries.get(eventId)) deliveries.patch(eventId, { state: "delivered" });
      desk.store.flush();
      return statuses;
    },
    pump: dispatcher.pump,
    idle: dispatcher.idle,
  };
}

/** Where events go, how they are signed, and how the delivery misbehaves. */
type Line = { url: string | undefined; secrets: string[]; tricks: DeliveryTricks };

async function attempt(desk: Desk, line: Line, eventId: string): Promise<number | null> {
  const event = desk.store.events.get(eventId);
  if (!event || line.url === undefined) return null;
  const first = await postEvent(desk, line.url, event, line.secrets, line.tricks);
  if (!takeTrick(line.tricks, "double")) return first;
  const second = await postEvent(desk, line.url, event, line.secrets, line.tricks);
  return isGood(first) ? second : first;
}

/** Keeps what waits and what is being sent; each end of a sending starts the next. */
function createDispatcher(desk: Desk, line: Line) {
  const { deliveries } = desk.store;
  const sending = new Map<string, Promise<void>>();
  const waiting = new Set(resume(desk));

  async function send(delivery: DeliveryRecord): Promise<void> {
    const dropped = takeTrick(line.tricks, "drop");
    const status = dropped ? null : await attempt(desk, line, delivery.eventId);
    const known = deliveries.get(delivery.id);
    if (!known) return;
    const after = deliveries.put(dropped ? { ...known, state: "dropped" } : afterTry(known, status));
    if (after.state === "waiting") waiting.add(after.id);
    desk.store.flush();
  }

  function start(delivery: DeliveryRecord): Promise<void> {
    waiting.delete(delivery.id);
    const run = send(delivery).finally(() => {
      sending.delete(delivery.id);
      pump();
    });
    sending.set(delivery.id, run);
    return run;
  }

  function pump(all = false): void {
    if (line.url === undefined) return;
    const now = Date.now();
    for (const id of waiting) {
      if (sending.size >= together) return;
      const delivery = deliveries.get(id);
      if (delivery?.state !== "waiting") waiting.delete(id);
      else if (!sending.has(id) && (all || delivery.nextAt <= now)) start(delivery).catch(() => {});
    }
  }

  return {
    start,
    pump,
    add(delivery: DeliveryRecord): void {
      if (delivery.state === "waiting") waiting.add(delivery.id);
      setImmediate(pump);
    },
    async idle(): Promise<void> {
      while (sending.size > 0) await Promise.allSettled(sending.values());
    },
  };
}

/** After a restart everything that waits is tried soon again, however long it had waited before. */
function resume(desk: Desk): string[] {
  const left = desk.store.deliveries.all().filter((delivery) => delivery.state === "waiting");
  return left.map(({ id }) => desk.store.deliveries.patch(id, { attempts: 0, nextAt: Date.now() }).id);
}

function afterTry(delivery: DeliveryRecord, status: number | null): DeliveryRecord {
  const attempts = delivery.attempts + 1;
  if (isGood(status)) return { ...delivery, state: "delivered", attempts, lastStatus: status };
  const wait = waits[attempts - 1];
  return {
    ...delivery,
    state: wait === undefined ? "given-up" : "waiting",
    attempts,
    lastStatus: status,
    nextAt: Date.now() + (wait ?? 0),
  };
}
