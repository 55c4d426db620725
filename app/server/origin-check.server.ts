import type { IncomingMessage } from "node:http";

/**
 * True when a request may change something: it reads only, it is signed by its sender (webhooks), or it comes from a
 * page of ours. Browsers say so in Sec-Fetch-Site; older ones in Origin. A request that says neither is refused.
 */
export function mayChangeThings(request: IncomingMessage, publicUrl: string): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  if (request.method === "POST" && isWebhook(request.url ?? "")) return true;
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return origin !== undefined && origin === new URL(publicUrl).origin;
}

/** The one address whose senders sign what they send. An address that only begins like it may lead anywhere. */
export function isWebhook(url: string): boolean {
  return url.split("?")[0] === "/webhooks/stripe";
}
