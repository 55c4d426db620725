import type { RefundRecord } from "../records.server.ts";
import { viewCharge } from "../stripe/charge-view.server.ts";
import type { Desk } from "../stripe/desk.server.ts";
import { openDispute, resolveDispute, viewDispute } from "../stripe/disputes.server.ts";
import { revealFee } from "../stripe/fees.server.ts";
import { viewRefund } from "../stripe/refund-view.server.ts";
import { createRefund, settleRefund } from "../stripe/refunds.server.ts";
import { need } from "./ask.server.ts";
import type { ControlRoute } from "./context.server.ts";
import { chargeOf, known } from "./known.server.ts";

function refundOf(desk: Desk, id: string): RefundRecord {
  return known(desk.store.refunds.get(id), "refund");
}

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

/** Everything about refunds, disputes and fees. */
export const moneyRoutes: ControlRoute[] = [...refunds, ...rest];
