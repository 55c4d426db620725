import { createServer } from "node:http";
import { type RenderedLetter, renderLetter } from "#app/adapters/letters.server.ts";
import { type Locale, locales } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { letterSamples } from "#emails/letter-samples.ts";

// Shows every letter with its PreviewProps on loopback: `npm run emails`. Each look renders anew.

const port = Number(process.env.EMAILS_PORT ?? 3010);

function htmlSafe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A mail client shows attached images in the letter; a browser needs them in the address. */
function withImages(letter: RenderedLetter): string {
  return (letter.attachments ?? []).reduce(
    (html, { contentId, contentType, content }) =>
      contentId ? html.replaceAll(`cid:${contentId}`, `data:${contentType};base64,${content}`) : html,
    letter.html,
  );
}

function page(locale: Locale, title: string, body: string): string {
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${htmlSafe(title)}</title><style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:24px}h1{font-size:1.3rem}h2{font-size:1rem}
a{color:#b3302a}@media (prefers-color-scheme:dark){body{background:#14110f}a{color:#e36a5f}}li{margin:6px 0}.row{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}iframe{border:1px solid #8886;border-radius:12px;height:900px;background:#fff}
pre{white-space:pre-wrap;border:1px solid #8886;border-radius:12px;padding:16px;max-width:640px;overflow-wrap:anywhere}</style><main>${body}</main></html>`;
}

function index(): string {
  const { desk } = words("zh-CN").letters;
  const rows = letterSamples("zh-CN").map(({ kind }) => {
    const links = locales.map(
      (locale) =>
        `<a href="/${locale}/${kind}" lang="${locale}">${words(locale).letters.desk.names[kind]}</a>`,
    );
    return `<li>${links.join(" · ")}</li>`;
  });
  return page("zh-CN", desk.title, `<h1>${desk.title}</h1><p>${desk.note}</p><ul>${rows.join("")}</ul>`);
}

function desk(locale: Locale, kind: string, letter: RenderedLetter): string {
  const { desk } = words(locale).letters;
  const frame = (label: string, width: number) =>
    `<div><h2>${label}</h2><iframe title="${label}" width="${width}" src="/${locale}/${kind}/letter"></iframe></div>`;
  const files = (letter.attachments ?? []).map(({ filename }) => htmlSafe(filename)).join(" · ");
  return page(
    locale,
    letter.subject,
    `<p><a href="/">← ${desk.title}</a></p><h1>${desk.subject} · ${htmlSafe(letter.subject)}</h1><p>${files}</p>
<div class="row">${frame(desk.phone, 375)}${frame(desk.wide, 680)}<div><h2>${desk.text}</h2><pre>${htmlSafe(letter.text)}</pre></div></div>`,
  );
}

async function show(path: string): Promise<string | null> {
  if (path === "/") return index();
  const [, language, kind, part] = path.split("/");
  const locale = locales.find((known) => known === language);
  const draft = locale && letterSamples(locale).find((sample) => sample.kind === kind);
  if (!draft) return null;
  const letter = await renderLetter(draft);
  return part === "letter" ? withImages(letter) : desk(locale, draft.kind, letter);
}

const server = createServer(async (request, response) => {
  try {
    const body = await show(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    response.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(body ?? "404");
  } catch (error) {
    console.error(error);
    response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end(String(error));
  }
});
server.on("error", (error) => {
  console.error(
    `The letters cannot be shown on port ${port} (${error.message}). Choose another: EMAILS_PORT=3011 npm run emails`,
  );
  process.exitCode = 1;
});
server.listen(port, "127.0.0.1", () => {
  const address = server.address();
  console.log(`Letters: http://127.0.0.1:${typeof address === "object" && address ? address.port : port}/`);
});
