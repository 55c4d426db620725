import type { SessionRecord } from "../records.server.ts";
import { settleDelayed, startDelayed } from "../stripe/delayed-payments.server.ts";
import type { Desk } from "../stripe/desk.server.ts";
import { takeLateMoney } from "../stripe/late-money.server.ts";
import { declineSession, paySession } from "../stripe/payments.server.ts";
import { expireSession } from "../stripe/session-expiry.server.ts";
import { viewSession } from "../stripe/session-view.server.ts";
import { type Ask, need } from "./ask.server.ts";
import type { ControlRoute } from "./context.server.ts";
import { sessionOf } from "./known.server.ts";

function pay(desk: Desk, session: SessionRecord, ask: Ask): SessionRecord {
  const method = ask.choice("method", "card", "alipay", "wechat_pay", "card-declined", "pending") ?? "card";
  if (method === "card-declined") return declineSession(desk, session, ask.text("declineCode"));
  return method === "pending" ? startDelayed(desk, session) : paySession(desk, session, method);
}

/** The session is answered as expired; its money is still taken, after `afterMs` or when asked for. */
function expireButTakeMoney(desk: Desk, session: SessionRecord, ask: Ask): SessionRecord {
  const expired = session.status === "open" ? expireSession(desk, session) : session;
  const afterMs = ask.number("afterMs");
  const lateMoney = {
    at: afterMs === undefined ? Number.MAX_SAFE_INTEGER : Date.now() + afterMs,
    method: ask.choice("method", "card", "alipay", "wechat_pay") ?? "card",
    keepExpired: ask.flag("keepExpired") ?? false,
  };
  return desk.store.sessions.patch(expired.id, { lateMoney });
}

/** Paying, settling and ending sessions from outside. */
export const sessionRoutes: ControlRoute[] = [
  {
    method: "POST",
    pattern: "/control/sessions/:id/pay",
    handle: ({ controlled: { desk }, id, ask }) => viewSession(desk, pay(desk, sessionOf(desk, id), ask)),
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/async",
    handle: ({ controlled: { desk }, id, ask }) => {
      const result = need(ask.choice("result", "succeeded", "failed"), "result");
      return viewSession(desk, settleDelayed(desk, sessionOf(desk, id), result));
    },
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/expire",
    handle: ({ controlled: { desk }, id }) => viewSession(desk, expireSession(desk, sessionOf(desk, id))),
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/expire-but-take-money",
    handle: ({ controlled: { desk }, id, ask }) =>
      viewSession(desk, expireButTakeMoney(desk, sessionOf(desk, id), ask)),
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/late-money",
    handle: ({ controlled: { desk }, id }) => viewSession(desk, takeLateMoney(desk, sessionOf(desk, id))),
  },
];
