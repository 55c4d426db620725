import type { IncomingMessage } from "node:http";
import { isWebhook } from "./origin-check.server.ts";

const methods = new Set(["GET", "HEAD", "POST"]);
/** Only the office sends files along with a form. */
const takesFiles = /^\/(?:en\/)?office\//;
const plainForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const formWithFiles = /^multipart\/form-data\s*;.*\bboundary=./i;
const control = /\p{Cc}/u;

/** An address as a person would read it; null when it cannot be read. */
function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}

/**
 * Why nothing here can read a request, as the status that says so; null for one that can be read. A path
 * that does not decode or hides a control character was never written on a page of ours, and no database takes a zero
 * byte. A form says that it is one.
 */
export function whyUnreadable(request: Pick<IncomingMessage, "method" | "url" | "headers">): number | null {
  const { method = "", url = "", headers } = request;
  if (!methods.has(method)) return 405;
  const [path = ""] = url.split("?");
  const address = decoded(path);
  if (address === null || control.test(address)) return 400;
  if (url.includes("%00")) return 400;
  if (method !== "POST" || isWebhook(url)) return null;
  const type = headers["content-type"] ?? "";
  if (plainForm.test(type) || (formWithFiles.test(type) && takesFiles.test(path))) return null;
  return 415;
}
