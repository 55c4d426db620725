import { randomBytes } from "node:crypto";
import type { WireResponse } from "./http.server.ts";

/** Text made safe for HTML content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

export type PageOptions = {
  status?: number;
  lang: "zh" | "en";
  title: string;
  style: string;
  body: string;
  /** Origins that a form on the page may lead to, beside the page's own. */
  formTargets?: string[];
  /** Sources that pictures may come from. */
  pictures?: string;
  /** A letter shown in a frame inherits the page's policy and brings styles of its own. */
  foreignStyles?: boolean;
};

/** A whole page: no script, its own style by nonce, nothing stored. */
export function htmlPage(options: PageOptions): WireResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `style-src ${options.foreignStyles ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "frame-src 'self'",
    `img-src ${options.pictures ?? "'self' data:"}`,
    `form-action 'self' ${(options.formTargets ?? []).join(" ")}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    status: options.status ?? 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
    body: `<!doctype html>
<html lang="${options.lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(options.title)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${options.style}</style>
</head>
<body>
${options.body}
</body>
</html>
`,
  };
}
