import { viewEvent } from "../stripe/events.server.ts";
import { type Ask, ControlRefusal, need } from "./ask.server.ts";
import type { Controlled, ControlRoute } from "./context.server.ts";

/** `advance` in seconds, `set` as ISO 8601 text or seconds since 1970, or `real`. */
function moveClock(
  { desk, sweep, webhooks }: Controlled,
  ask: Ask,
): { now: number; iso: string; offset: number } {
  const advance = ask.number("advance");
  const set = ask.text("set");
  const setSeconds = ask.number("setSeconds");
  if (ask.flag("real")) desk.clock.setOffset(0);
  if (advance !== undefined) desk.clock.setOffset(desk.clock.offset() + advance * 1000);
  if (setSeconds !== undefined) desk.clock.setOffset(setSeconds * 1000 - Date.now());
  if (set !== undefined) {
    const moment = Date.parse(set);
    if (Number.isNaN(moment)) throw new ControlRefusal(400, "set must be an ISO 8601 moment.");
    desk.clock.setOffset(moment - Date.now());
  }
  sweep();
  webhooks.pump(true);
  return {
    now: desk.clock.seconds(),
    iso: new Date(desk.clock.now()).toISOString(),
    offset: desk.clock.offset(),
  };
}

function addFault({ faults }: Controlled, ask: Ask) {
  const method = ask.text("method")?.toUpperCase();
  const path = ask.text("path");
  const status = ask.number("status");
  const ms = ask.number("ms");
  const retryAfter = ask.number("retryAfter");
  const remember = ask.flag("remember");
  const afterWork = ask.flag("afterWork");
  const html = ask.flag("html");
  return faults.add({
    target: ask.choice("target", "stripe", "mailbox") ?? "stripe",
    kind: need(ask.choice("kind", "reset-before", "reset-after", "status", "delay", "cut-body"), "kind"),
    count: ask.number("count") ?? 1,
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...(status === undefined ? {} : { status }),
    ...(ms === undefined ? {} : { ms }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(remember === undefined ? {} : { remember }),
    ...(afterWork === undefined ? {} : { afterWork }),
    ...(html === undefined ? {} : { html }),
  });
}

async function steerDelivery({ webhooks }: Controlled, ask: Ask): Promise<object> {
  const { tricks } = webhooks;
  const hold = ask.flag("hold");
  if (hold === true) tricks.holding = true;
  tricks.drop = ask.number("drop") ?? tricks.drop;
  tricks.double = ask.number("double") ?? tricks.double;
  tricks.wrongSecret = ask.number("wrongSecret") ?? tricks.wrongSecret;
  tricks.liveMode = ask.number("liveMode") ?? tricks.liveMode;
  const shift = ask.part("shift");
  if (shift)
    tricks.shift = {
      seconds: need(shift.number("seconds"), "shift.seconds"),
      count: shift.number("count") ?? 1,
    };
  const rotate = ask.text("rotate");
  if (rotate !== undefined)
    webhooks.setSecrets(ask.flag("keepOld") === false ? [rotate] : [rotate, ...webhooks.secrets()]);
  const url = ask.text("url");
  if (url !== undefined) webhooks.setUrl(url);
  const release = ask.choice("release", "same", "reverse") ?? (hold === false ? "same" : undefined);
  const released = release === undefined ? 0 : await webhooks.release(release);
  const event = ask.text("redeliver");
  const statuses = event === undefined ? [] : await webhooks.redeliver(event, ask.number("times") ?? 1);
  return { ...tricks, released, statuses };
}

function state({ desk, office, webhooks, faults }: Controlled): object {
  const { store } = desk;
  return {
    now: desk.clock.seconds(),
    counts: {
      sessions: store.sessions.size(),
      intents: store.intents.size(),
      charges: store.charges.size(),
      refunds: store.refunds.size(),
      disputes: store.disputes.size(),
      events: store.events.size(),
      letters: office.store.letters.size(),
    },
    sessions: store.sessions.newestFirst(),
    intents: store.intents.newestFirst(),
    charges: store.charges.newestFirst(),
    refunds: store.refunds.newestFirst(),
    disputes: store.disputes.newestFirst(),
    deliveries: store.deliveries.newestFirst(),
    tricks: webhooks.tricks,
    faults: faults.list(),
    settings: desk.settings,
  };
}

/** Clock, faults, delivery and the state of everything. */
export const weatherRoutes: ControlRoute[] = [
  { method: "POST", pattern: "/control/clock", handle: ({ controlled, ask }) => moveClock(controlled, ask) },
  {
    method: "GET",
    pattern: "/control/clock",
    handle: ({ controlled: { desk } }) => ({ now: desk.clock.seconds(), offset: desk.clock.offset() }),
  },
  { method: "POST", pattern: "/control/faults", handle: ({ controlled, ask }) => addFault(controlled, ask) },
  { method: "GET", pattern: "/control/faults", handle: ({ controlled: { faults } }) => faults.list() },
  {
    method: "POST",
    pattern: "/control/faults/clear",
    handle: ({ controlled: { faults } }) => {
      faults.clear();
      return { cleared: true };
    },
  },
  {
    method: "POST",
    pattern: "/control/delivery",
    handle: ({ controlled, ask }) => steerDelivery(controlled, ask),
  },
  { method: "GET", pattern: "/control/state", handle: ({ controlled }) => state(controlled) },
  {
    method: "GET",
    pattern: "/control/events",
    handle: ({ controlled: { desk }, query }) => {
      const type = query.get("type");
      const chosen = desk.store.events.newestFirst().filter((event) => type === null || event.type === type);
      return chosen.map((event) => viewEvent(desk, event));
    },
  },
  {
    method: "POST",
    pattern: "/control/reset",
    handle: ({ controlled }) => {
      controlled.reset();
      return { reset: true };
    },
  },
];
