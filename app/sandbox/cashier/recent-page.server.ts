import type { SessionRecord } from "../records.server.ts";
import { escapeHtml, htmlPage } from "../wire/html.server.ts";
import type { WireResponse } from "../wire/http.server.ts";
import { baseStyle } from "../wire/style.server.ts";
import { showAmount } from "./amount.server.ts";
import type { CashierView } from "./page.server.ts";
import { type CashierLanguage, type CashierWords, cashierWords } from "./words.server.ts";

const style = `${baseStyle}
.desk{max-width:44rem;margin:0 auto;padding:20px 16px 48px;display:grid;gap:14px}
.top{display:flex;justify-content:space-between;align-items:baseline;gap:12px;flex-wrap:wrap}
.top a{display:inline-flex;align-items:center;justify-content:center;min-width:44px;min-height:44px}
ul{list-style:none;margin:0;padding:0;display:grid;gap:10px}
li.card{padding:0}li a{display:flex;justify-content:space-between;gap:4px 16px;flex-wrap:wrap;padding:14px 18px;color:inherit;text-decoration:none}
li a:hover strong{text-decoration:underline}
`;

/** A word for what each view of a session means in the list. */
const stateWord = {
  choose: "open",
  declined: "open",
  wechat: "open",
  paid: "paid",
  waiting: "waiting",
  failed: "failed",
  expired: "expired",
} satisfies Record<CashierView, keyof CashierWords>;

/** The list of payment pages, as a person sees it at the cashier's root. */
export function recentPage(
  rows: { session: SessionRecord; view: CashierView }[],
  lang: CashierLanguage,
): WireResponse {
  const words = cashierWords[lang];
  const other = lang === "zh" ? "en" : "zh";
  const items = rows.map(({ session, view }) => {
    const name = escapeHtml(session.lineItems[0]?.name ?? "");
    const amount = escapeHtml(showAmount(session.amount, session.currency, lang));
    return `<li class="card"><a href="/c/pay/${session.id}"><strong>${name}</strong><span>${amount} · ${words[stateWord[view]]}</span></a></li>`;
  });
  return htmlPage({
    lang,
    title: words.deskTitle,
    style,
    body: `<div class="desk"><header class="top"><h1>${words.deskTitle}</h1><a href="/?lang=${other}" hreflang="${other}" lang="${other === "zh" ? "zh-CN" : "en"}">${words.other}</a></header>
<main class="desk-list"><p class="notice" role="note">${words.notice}</p><p class="muted">${words.deskText}</p>
${items.length === 0 ? `<p>${words.deskEmpty}</p>` : `<ul>${items.join("")}</ul>`}</main></div>`,
  });
}
