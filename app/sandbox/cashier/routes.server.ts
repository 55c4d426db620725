import type { SessionRecord } from "../records.server.ts";
import { settleDelayed, startDelayed } from "../stripe/delayed-payments.server.ts";
import type { Desk } from "../stripe/desk.server.ts";
import { declineSession, paySession } from "../stripe/payments.server.ts";
import { redirect, type WireRequest, type WireResponse } from "../wire/http.server.ts";
import { findRoute, type Route } from "../wire/router.server.ts";
import { type CashierView, cashierPage, returnUrl, unknownSessionPage } from "./page.server.ts";
import { recentPage } from "./recent-page.server.ts";
import type { CashierLanguage } from "./words.server.ts";

type Press = (desk: Desk, session: SessionRecord) => WireResponse;

const home = (session: SessionRecord) => redirect(`/c/pay/${session.id}`);
const success = (session: SessionRecord) => redirect(returnUrl(session.successUrl, session.id));

/** What each button does while the session is open. */
const presses = {
  card: (desk, session) => success(paySession(desk, session, "card")),
  alipay: (desk, session) => success(paySession(desk, session, "alipay")),
  wechat: (_desk, session) => redirect(`/c/pay/${session.id}/wechat`),
  "wechat-paid": (desk, session) => success(paySession(desk, session, "wechat_pay")),
  choose: (_desk, session) => home(session),
  pending: (desk, session) => success(startDelayed(desk, session)),
  declined: (desk, session) => redirect(`/c/pay/${declineSession(desk, session).id}/declined`),
  abandon: (_desk, session) => redirect(returnUrl(session.cancelUrl ?? session.successUrl, session.id)),
} satisfies Record<string, Press>;

const routes: Route<(desk: Desk, session: SessionRecord, action: string) => WireResponse>[] = [
  {
    method: "GET",
    pattern: "/c/pay/:id",
    handle: (desk, session) => cashierPage(session, viewOf(desk, session)),
  },
  {
    method: "GET",
    pattern: "/c/pay/:id/wechat",
    handle: (_desk, session) =>
      session.status === "open" && session.methods.includes("wechat_pay")
        ? cashierPage(session, "wechat")
        : home(session),
  },
  {
    method: "GET",
    pattern: "/c/pay/:id/declined",
    handle: (_desk, session) =>
      session.status === "open" ? cashierPage(session, "declined") : home(session),
  },
  { method: "POST", pattern: "/c/pay/:id/:action", handle: press },
];

const mostListed = 100;

/** The recent payment pages, newest first, so that a person finds the one whose money is on its way. */
function deskPage(desk: Desk, lang: CashierLanguage): WireResponse {
  const recent = desk.store.sessions.newestFirst().slice(0, mostListed);
  return recentPage(
    recent.map((session) => ({ session, view: viewOf(desk, session) })),
    lang,
  );
}

/** The hosted pages under /c/pay and the list of them; null for any other path. */
export function serveCashier(desk: Desk, request: WireRequest): WireResponse | null {
  if (request.method === "GET" && request.path === "/") return deskPage(desk, languageOf(request));
  if (!request.path.startsWith("/c/pay/")) return null;
  const found = findRoute(routes, request.method === "HEAD" ? "GET" : request.method, request.path);
  const session = desk.store.sessions.get(found?.params.id ?? "");
  const response =
    found && session ? found.handle(desk, session, found.params.action ?? "") : unknownSessionPage();
  desk.store.flush();
  return response;
}

function press(desk: Desk, session: SessionRecord, action: string): WireResponse {
  const view = viewOf(desk, session);
  if (view === "waiting" && (action === "arrive" || action === "fail")) {
    settleDelayed(desk, session, action === "arrive" ? "succeeded" : "failed");
    return action === "arrive" ? success(session) : home(session);
  }
  if (view === "paid" || view === "waiting") return success(session);
  if (view !== "choose" || !isPress(action)) return home(session);
  return presses[action](desk, session);
}

function isPress(action: string): action is keyof typeof presses {
  return Object.hasOwn(presses, action);
}

function languageOf(request: WireRequest): CashierLanguage {
  return new URLSearchParams(request.query).get("lang") === "en" ? "en" : "zh";
}

function viewOf(desk: Desk, session: SessionRecord): CashierView {
  if (session.paymentStatus === "paid") return "paid";
  if (session.status === "open") return "choose";
  if (session.status === "expired") return "expired";
  const intent = session.intentId ? desk.store.intents.get(session.intentId) : undefined;
  return intent?.status === "processing" ? "waiting" : "failed";
}
