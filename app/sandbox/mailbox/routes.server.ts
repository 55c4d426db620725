import type { LetterRecord } from "../letter-records.server.ts";
import type { WireRequest, WireResponse } from "../wire/http.server.ts";
import { findRoute, type Route } from "../wire/router.server.ts";
import { bareAddress } from "./addresses.server.ts";
import { inboxPage, letterPage, unknownLetterPage } from "./inbox-page.server.ts";
import type { PostOffice } from "./post-office.server.ts";
import type { MailLanguage } from "./words.server.ts";

type Ask = { office: PostOffice; params: Record<string, string>; query: URLSearchParams; lang: MailLanguage };

const mostShown = 200;

const routes: Route<(ask: Ask) => WireResponse>[] = [
  { method: "GET", pattern: "/", handle: inbox },
  { method: "GET", pattern: "/mail/:id", handle: letter },
  { method: "GET", pattern: "/mail/:id/attachments/:attachment", handle: download },
];

/** The pages that a person reads; null for any other path. */
export function serveInbox(office: PostOffice, request: WireRequest): WireResponse | null {
  const found = findRoute(routes, request.method, request.path);
  if (!found) return null;
  const query = new URLSearchParams(request.query);
  const lang = query.get("lang") === "en" ? "en" : "zh";
  return found.handle({ office, params: found.params, query, lang });
}

/** Letters whose receiver's address holds the text asked for, newest first. */
export function findLetters(office: PostOffice, search: string): LetterRecord[] {
  const wanted = search.trim().toLowerCase();
  return office.store.letters
    .newestFirst()
    .filter((one) =>
      [...one.to, ...(one.cc ?? []), ...(one.bcc ?? [])].some((to) => bareAddress(to).includes(wanted)),
    );
}

function inbox({ office, query, lang }: Ask): WireResponse {
  const search = query.get("to") ?? "";
  return inboxPage(findLetters(office, search).slice(0, mostShown), search, lang, office.clock.now());
}

function letter({ office, params, lang }: Ask): WireResponse {
  const found = office.store.letters.get(params.id ?? "");
  return found ? letterPage(found, lang, office.clock.now()) : unknownLetterPage(lang);
}

function download({ office, params, lang }: Ask): WireResponse {
  const found = office.store.letters.get(params.id ?? "");
  const file = found?.attachments.find((one) => one.id === params.attachment);
  if (!file) return unknownLetterPage(lang);
  return {
    status: 200,
    headers: {
      "content-type": file.contentType,
      "content-disposition": `${file.contentId ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
    body: Buffer.from(file.base64, "base64"),
  };
}
