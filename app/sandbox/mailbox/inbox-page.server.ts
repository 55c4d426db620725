import type { LetterRecord } from "../letter-records.server.ts";
import { escapeHtml, htmlPage } from "../wire/html.server.ts";
import type { WireResponse } from "../wire/http.server.ts";
import { baseStyle } from "../wire/style.server.ts";
import { attachmentPath, lastEvent } from "./view-letter.server.ts";
import { type MailLanguage, type MailWords, mailWords } from "./words.server.ts";

const style = `${baseStyle}
.desk{max-width:52rem;margin:0 auto;padding:18px 16px 48px;display:grid;gap:16px}
main{display:grid;gap:16px;min-width:0}.letters .card{padding:0}
.top{display:flex;justify-content:space-between;align-items:baseline;gap:12px;flex-wrap:wrap}
.top a{display:inline-flex;align-items:center;justify-content:center;min-width:44px;min-height:44px}
.find{display:grid;grid-template-columns:1fr auto;gap:8px 10px;align-items:end}
.find label{grid-column:1/-1;font-weight:600;font-size:.92rem}
.find input{min-width:0;width:100%;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:12px;padding:11px 14px}
.find .btn{width:auto;min-height:48px}
.letters{list-style:none;margin:0;padding:0;display:grid;gap:10px}
.letters a{display:grid;gap:2px;text-decoration:none;color:inherit;padding:14px 18px}
.letters strong{font-size:1.05rem}.letters a:hover strong{text-decoration:underline}
.line{display:flex;justify-content:space-between;gap:0 12px;flex-wrap:wrap}
dl{display:grid;gap:6px;margin:12px 0 0}dl>div{display:grid;grid-template-columns:4.5rem minmax(0,1fr);gap:10px}dt{color:var(--ink-2)}dd{margin:0}
iframe{width:100%;height:min(46rem,80vh);border:1px solid var(--line);border-radius:12px;background:#fff;margin-top:12px}
pre{white-space:pre-wrap;font:inherit;margin:12px 0 0}summary{cursor:pointer;font-weight:600;padding:9px 0}dl+h2{margin-top:16px}
.files{list-style:none;padding:0;margin:10px 0 0;display:grid;gap:8px}
`;

/** The inbox, newest first, in either language; `search` is part of an address. */
export function inboxPage(
  letters: LetterRecord[],
  search: string,
  lang: MailLanguage,
  now: number,
): WireResponse {
  const words = mailWords[lang];
  const items = letters.map((letter) => listed(letter, words, lang, now)).join("");
  const empty = `<p class="muted">${search === "" ? words.none : words.noneFor}</p>`;
  return htmlPage({
    lang,
    title: words.title,
    style,
    body: `<div class="desk"><header class="top"><h1>${words.title}</h1>${switcher(`/?to=${encodeURIComponent(search)}`, words, lang)}</header>
<main>
<p class="notice" role="note">${words.notice}</p>
<form class="find" method="get" action="/" role="search"><input type="hidden" name="lang" value="${lang}">
<label for="to">${words.search}</label><input id="to" name="to" type="search" inputmode="email" autocomplete="off" value="${escapeHtml(search)}">
<button class="btn" type="submit">${words.find}</button></form>
<h2>${words.letters} · ${letters.length}</h2>
${letters.length === 0 ? empty : `<ul class="letters">${items}</ul>`}
</main></div>`,
  });
}

function listed(letter: LetterRecord, words: MailWords, lang: MailLanguage, now: number): string {
  return `<li class="card"><a href="/mail/${letter.id}?lang=${lang}"><span class="line small muted"><span>${escapeHtml(letter.to.join(", "))}</span><time datetime="${new Date(letter.at).toISOString()}">${escapeHtml(showTime(letter.at, lang))}</time></span>
<strong>${escapeHtml(letter.subject)}</strong><span class="small muted">${escapeHtml(letter.from)}${state(letter, words, now)}</span></a></li>`;
}

function state(letter: LetterRecord, words: MailWords, now: number): string {
  const event = lastEvent(letter, now);
  if (event === "scheduled") return ` · ${words.scheduled}`;
  return event === "canceled" ? ` · ${words.canceled}` : "";
}

function switcher(path: string, words: MailWords, lang: MailLanguage): string {
  const other = lang === "zh" ? "en" : "zh";
  const address = `${path}${path.includes("?") ? "&" : "?"}lang=${other}`;
  return `<a href="${escapeHtml(address)}" hreflang="${other}" lang="${other === "zh" ? "zh-CN" : "en"}">${words.other}</a>`;
}

function showTime(milliseconds: number, lang: MailLanguage): string {
  const language = lang === "zh" ? "zh-CN" : "en";
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(milliseconds);
}

/** One letter: who, what, the letter itself in a frame without scripts, its text, its attachments. */
export function letterPage(letter: LetterRecord, lang: MailLanguage, now: number): WireResponse {
  const words = mailWords[lang];
  const rows: [string, string][] = [
    [words.from, letter.from],
    [words.to, letter.to.join(", ")],
    [words.cc, letter.cc?.join(", ") ?? ""],
    [words.bcc, letter.bcc?.join(", ") ?? ""],
    [words.replyTo, letter.replyTo?.join(", ") ?? ""],
    [words.date, showTime(letter.at, lang) + state(letter, words, now)],
  ];
  const shown = rows
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`);
  return htmlPage({
    lang,
    title: `${letter.subject} · ${words.title}`,
    style,
    pictures: "'self' data: http: https:",
    foreignStyles: true,
    body: `<div class="desk"><header class="top"><a href="/?lang=${lang}">${words.back}</a>${switcher(`/mail/${letter.id}`, words, lang)}</header>
<main>
<p class="notice" role="note">${words.notice}</p>
<section class="card"><h1>${escapeHtml(letter.subject)}</h1><dl>${shown.join("")}</dl>${files(letter, words)}</section>
${letter.html === null ? "" : frame(letter, letter.html, words)}
${letter.text === null ? "" : `<section class="card"><details${letter.html === null ? " open" : ""}><summary>${words.text}</summary><pre>${escapeHtml(letter.text)}</pre></details></section>`}
${headers(letter, words)}
</main></div>`,
  });
}

/** The frame may follow a link that a person clicks, in the whole window; it runs no script. */
function frame(letter: LetterRecord, html: string, words: MailWords): string {
  const pictures = letter.attachments.reduce(
    (text, file) =>
      file.contentId === null ? text : text.replaceAll(`cid:${file.contentId}`, attachmentPath(letter, file)),
    html,
  );
  // A letter's own target="_blank" would ask for a pop-up, which the frame may not open.
  const links = pictures.replaceAll('target="_blank"', 'target="_top"');
  const source = escapeHtml(`<base target="_top">${links}`);
  return `<section class="card" aria-labelledby="body-title"><h2 id="body-title">${words.body}</h2>
<iframe title="${words.body}" sandbox="allow-top-navigation-by-user-activation" referrerpolicy="same-origin" srcdoc="${source}"></iframe></section>`;
}

function files(letter: LetterRecord, words: MailWords): string {
  if (letter.attachments.length === 0) return "";
  const items = letter.attachments.map(
    (file) =>
      `<li><a class="btn" href="${attachmentPath(letter, file)}" download>${words.download} ${escapeHtml(file.filename)} (${Math.ceil(file.size / 1024)} kB)</a></li>`,
  );
  return `<h2>${words.attachments}</h2><ul class="files">${items.join("")}</ul>`;
}

function headers(letter: LetterRecord, words: MailWords): string {
  const rows = [
    ...Object.entries(letter.headers),
    ...letter.tags.map((tag) => [`tag:${tag.name}`, tag.value]),
  ];
  if (rows.length === 0) return "";
  const items = rows.map(([name, value]) => `${escapeHtml(name ?? "")}: ${escapeHtml(value ?? "")}`);
  return `<section class="card"><details><summary>${words.headers}</summary><pre>${items.join("\n")}</pre></details></section>`;
}

export function unknownLetterPage(lang: MailLanguage): WireResponse {
  const words = mailWords[lang];
  return htmlPage({
    status: 404,
    lang,
    title: words.unknownTitle,
    style,
    body: `<main class="desk"><h1>${words.unknownTitle}</h1><p><a href="/?lang=${lang}">${words.back}</a></p></main>`,
  });
}
