import type { ChargeRecord, RefundRecord, SessionRecord } from "../records.server.ts";
import { viewCharge } from "../stripe/charge-view.server.ts";
import type { Desk } from "../stripe/desk.server.ts";
import { openDispute, resolveDispute, viewDispute } from "../stripe/disputes.server.ts";
import {
  declineSession,
  paySession,
  revealFee,
  settleDelayed,
  startDelayed,
  takeLateMoney,
} from "../stripe/payments.server.ts";
import { viewRefund } from "../stripe/refund-view.server.ts";
import { createRefund, settleRefund } from "../stripe/refunds.server.ts";
import { viewSession } from "../stripe/session-view.server.ts";
import { expireSession } from "../stripe/sessions.server.ts";
import { type Ask, ControlRefusal, need } from "./ask.server.ts";
import type { ControlRoute } from "./context.server.ts";

function known<R>(record: R | undefined, what: string): R {
  if (record === undefined) throw new ControlRefusal(404, `There is no such ${what}.`);
  return record;
}

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

function chargeOf(desk: Desk, id: string): ChargeRecord {
  const direct = desk.store.charges.get(id);
  if (direct) return direct;
  const intentId = desk.store.sessions.get(id)?.intentId ?? id;
  const chargeId = desk.store.intents.get(intentId)?.latestChargeId ?? "";
  return known(desk.store.charges.get(chargeId), "charge");
}

function refundOf(desk: Desk, id: string): RefundRecord {
  return known(desk.store.refunds.get(id), "refund");
}

const sessions: ControlRoute[] = [
  {
    method: "POST",
    pattern: "/control/sessions/:id/pay",
    handle: ({ controlled: { desk }, id, ask }) =>
      viewSession(desk, pay(desk, known(desk.store.sessions.get(id), "session"), ask)),
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/async",
    handle: ({ controlled: { desk }, id, ask }) => {
      const result = need(ask.choice("result", "succeeded", "failed"), "result");
      return viewSession(desk, settleDelayed(desk, known(desk.store.sessions.get(id), "session"), result));
    },
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/expire",
    handle: ({ controlled: { desk }, id }) =>
      viewSession(desk, expireSession(desk, known(desk.store.sessions.get(id), "session"))),
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/expire-but-take-money",
    handle: ({ controlled: { desk }, id, ask }) =>
      viewSession(desk, expireButTakeMoney(desk, known(desk.store.sessions.get(id), "session"), ask)),
  },
  {
    method: "POST",
    pattern: "/control/sessions/:id/late-money",
    handle: ({ controlled: { desk }, id }) =>
      viewSession(desk, takeLateMoney(desk, known(desk.store.sessions.get(id), "session"))),
  },
];

const refunds: ControlRoute[] = [
  {
    method: "POST",
    pattern: "/control/refunds/behaviour",
    handle: ({ controlled: { desk }, ask }) => {
      const refunds = ask.choice("default", "succeeded", "pending", "failed", "by-method");
      const afterMs = ask.number("afterMs");
      if (refunds !== undefined) desk.settings.refunds = refunds;
      if (afterMs !== undefined) desk.settings.refundAfter = afterMs;
      if (ask.flag("manual")) desk.settings.refundAfter = null;
      return { default: desk.settings.refunds, afterMs: desk.settings.refundAfter };
    },
  },
  {
    method: "POST",
    pattern: "/control/refunds/:id",
    handle: ({ controlled: { desk }, id, ask }) => {
      const status = need(ask.choice("status", "succeeded", "failed", "pending"), "status");
      return viewRefund(desk, settleRefund(desk, refundOf(desk, id), status));
    },
  },
  {
    method: "POST",
    pattern: "/control/charges/:id/dashboard-refund",
    handle: ({ controlled: { desk }, id, ask }) =>
      viewRefund(desk, createRefund(desk, { charge: chargeOf(desk, id).id, amount: ask.number("amount") })),
  },
];

const rest: ControlRoute[] = [
  {
    method: "POST",
    pattern: "/control/disputes",
    handle: ({ controlled: { desk }, ask }) => {
      const charge = chargeOf(desk, need(ask.text("charge"), "charge"));
      return viewDispute(
        desk,
        openDispute(desk, charge, ask.text("reason") ?? "fraudulent", ask.number("amount")),
      );
    },
  },
  {
    method: "POST",
    pattern: "/control/disputes/:id",
    handle: ({ controlled: { desk }, id, ask }) => {
      const result = need(ask.choice("result", "won", "lost"), "result");
      return viewDispute(desk, resolveDispute(desk, known(desk.store.disputes.get(id), "dispute"), result));
    },
  },
  {
    method: "POST",
    pattern: "/control/fees",
    handle: ({ controlled: { desk }, ask }) => {
      const { settings } = desk;
      settings.fee = {
        basisPoints: ask.number("basisPoints") ?? settings.fee.basisPoints,
        fixed: ask.number("fixed") ?? settings.fee.fixed,
      };
      const afterMs = ask.number("afterMs");
      if (afterMs !== undefined) settings.feeAfter = afterMs;
      if (ask.flag("manual")) settings.feeAfter = null;
      const currency = ask.text("settlementCurrency")?.toLowerCase();
      if (currency !== undefined) settings.settlement = { currency, rate: ask.number("exchangeRate") ?? 1 };
      return { ...settings.fee, afterMs: settings.feeAfter, settlement: settings.settlement };
    },
  },
  {
    method: "POST",
    pattern: "/control/charges/:id/fee",
    handle: ({ controlled: { desk }, id }) => viewCharge(desk, revealFee(desk, chargeOf(desk, id))),
  },
];

/** Everything about sessions, refunds, disputes and fees. A charge may also be named by its intent or session. */
export const moneyRoutes: ControlRoute[] = [...sessions, ...refunds, ...rest];
