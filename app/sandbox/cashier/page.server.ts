import type { SessionRecord } from "../records.server.ts";
import { escapeHtml, htmlPage } from "../wire/html.server.ts";
import type { WireResponse } from "../wire/http.server.ts";
import { baseStyle } from "../wire/style.server.ts";
import { showAmount } from "./amount.server.ts";
import { qrPicture } from "./qr-picture.server.ts";
import { type CashierWords, cashierLanguage, cashierWords } from "./words.server.ts";

const style = `${baseStyle}
.desk{max-width:60rem;margin:0 auto;padding:20px 16px calc(40px + env(safe-area-inset-bottom));display:grid;gap:18px}
.desk .notice{grid-column:1/-1}
.sum{font:700 2.1rem/1.2 var(--serif);margin:.1em 0 .4em}
dl{margin:0}dl>div{display:flex;justify-content:space-between;gap:16px;padding:9px 0;border-top:1px solid var(--line)}dt{color:var(--ink-2)}dd{margin:0;text-align:right;min-width:0}dt{min-width:0}dd.sum-of{white-space:nowrap;flex:none}
.ways{display:grid;gap:10px;margin:14px 0 0;padding:0;list-style:none}
.bad{border-left:4px solid var(--bad);background:var(--bad-soft);border-radius:0 12px 12px 0;padding:12px 16px;margin:0 0 14px}
.bad h2{color:var(--bad)}
.qr{display:flex;justify-content:center;padding:14px 0}.qr svg{max-width:100%;height:auto;border-radius:12px}
@media (min-width:760px){.desk{grid-template-columns:minmax(0,1fr) minmax(0,1.1fr);padding-top:48px;align-items:start}}
`;

export type CashierView = "choose" | "declined" | "wechat" | "paid" | "waiting" | "failed" | "expired";

/** The hosted page of a session, in the session's language. */
export function cashierPage(session: SessionRecord, view: CashierView): WireResponse {
  const lang = cashierLanguage(session.locale);
  const words = cashierWords[lang];
  return htmlPage({
    lang,
    title: `${words.title} · ${session.lineItems[0]?.name ?? ""}`,
    style,
    formTargets: targets(session),
    body: `<main class="desk">
<p class="notice" role="note">${words.notice}</p>
<section class="card" aria-labelledby="sum-title">
<h1 id="sum-title" class="small muted">${words.pay}</h1>
<p class="sum">${escapeHtml(showAmount(session.amount, session.currency, lang))}</p>
${receipt(session, words, lang)}
</section>
<section class="card" aria-labelledby="way-title">
${panel(session, view, words)}
</section>
</main>`,
  });
}

export function unknownSessionPage(): WireResponse {
  const words = cashierWords.zh;
  const english = cashierWords.en;
  return htmlPage({
    status: 404,
    lang: "zh",
    title: words.unknownTitle,
    style,
    body: `<main class="desk"><section class="card"><h1>${words.unknownTitle}</h1><p>${words.unknownText}</p>
<div lang="en"><h2>${english.unknownTitle}</h2><p>${english.unknownText}</p></div></section></main>`,
  });
}

/** A form's redirect is held to the page's policy too, so the shop's origins are named in it. */
function targets(session: SessionRecord): string[] {
  const origins = [session.successUrl, session.cancelUrl].flatMap((url) =>
    url !== null && URL.canParse(url) ? [new URL(url).origin] : [],
  );
  return [...new Set(origins)];
}

function receipt(session: SessionRecord, words: CashierWords, lang: "zh" | "en"): string {
  const rows = session.lineItems.map((item) => {
    const total = showAmount(item.unitAmount * item.quantity, session.currency, lang);
    const times =
      item.quantity > 1 ? `<br><span class="small">${words.quantity} ${item.quantity}</span>` : "";
    const about = item.description ? `<br><span class="small">${escapeHtml(item.description)}</span>` : "";
    return `<div><dt>${escapeHtml(item.name)}${about}${times}</dt><dd class="sum-of">${escapeHtml(total)}</dd></div>`;
  });
  const email = session.customerEmail
    ? `<div><dt>${words.email}</dt><dd>${escapeHtml(session.customerEmail)}</dd></div>`
    : "";
  return `<dl>${rows.join("")}${email}</dl>`;
}

function panel(session: SessionRecord, view: CashierView, words: CashierWords): string {
  switch (view) {
    case "choose":
      return ways(session, words);
    case "declined":
      return `<div class="bad" role="alert"><h2>${words.declinedTitle}</h2><p>${words.declinedText}</p></div>${ways(session, words)}`;
    case "wechat":
      return wechat(session, words);
    case "paid":
      return ended(session.successUrl, session.id, words.paidTitle, words.paidText, words);
    case "failed":
      return ended(
        session.cancelUrl ?? session.successUrl,
        session.id,
        words.failedTitle,
        words.failedText,
        words,
      );
    case "expired":
      return ended(
        session.cancelUrl ?? session.successUrl,
        session.id,
        words.expiredTitle,
        words.expiredText,
        words,
      );
    case "waiting":
      return `<h2 id="way-title">${words.waitingTitle}</h2><p>${words.waitingText}</p><ul class="ways">
${button(session, "arrive", words.arrives, "main")}${button(session, "fail", words.fails, "")}</ul>
<p><a href="${escapeHtml(returnUrl(session.successUrl, session.id))}">${words.back}</a></p>`;
  }
}

function ways(session: SessionRecord, words: CashierWords): string {
  const offered = (method: string) => session.methods.includes(method);
  return `<h2 id="way-title">${words.methods}</h2><p class="small muted">${words.methodsNote}</p><ul class="ways">
${offered("card") ? button(session, "card", words.card, "main") : ""}
${offered("alipay") ? button(session, "alipay", words.alipay, "") : ""}
${offered("wechat_pay") ? button(session, "wechat", words.wechat, "") : ""}
${button(session, "pending", words.pending, "")}
${offered("card") ? button(session, "declined", words.declined, "") : ""}
${button(session, "abandon", words.abandon, "text")}
</ul>`;
}

function wechat(session: SessionRecord, words: CashierWords): string {
  return `<h2 id="way-title">${words.wechatTitle}</h2><p class="small muted">${words.wechatText}</p>
<div class="qr">${qrPicture(session.id, words.wechatAlt)}</div>
<ul class="ways">${button(session, "wechat-paid", words.wechatPaid, "main")}${button(session, "choose", words.wechatCancel, "text")}</ul>`;
}

function ended(url: string, id: string, title: string, text: string, words: CashierWords): string {
  return `<h2 id="way-title">${title}</h2><p>${text}</p>
<p><a class="btn main" href="${escapeHtml(returnUrl(url, id))}">${words.back}</a></p>`;
}

function button(session: SessionRecord, action: string, label: string, kind: string): string {
  const path = `/c/pay/${session.id}/${action}`;
  return `<li><form method="post" action="${path}"><button class="btn ${kind}" type="submit">${label}</button></form></li>`;
}

/** Where the buyer returns to; Stripe fills in the session's id where the shop asked for it. */
export function returnUrl(url: string, sessionId: string): string {
  return url.replaceAll("{CHECKOUT_SESSION_ID}", sessionId);
}
