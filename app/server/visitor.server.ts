import { randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Request, Response } from "express";
import type { Settings } from "#app/adapters/settings.server.ts";

/** Who asks, as far as limits need to know: never stored in the clear. */
export type Visitor = {
  /** The visitor's IPv4 address, or the /64 of an IPv6 one, which is what one household or phone gets. */
  network: string;
  /** A random mark of this browser; null for one that keeps no cookies. */
  browser: string | null;
};

/** The network of an address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const behind = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - behind.length;
  const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...behind];
  return `${all.slice(0, 4).join(":")}::/64`;
}

const mark = /^[\w-]{22}$/;

/** The browser's mark from its cookie; a page that is opened without one gets one set. */
export function knowVisitor(
  request: Request,
  response: Response,
  settings: Pick<Settings, "PUBLIC_URL">,
): Visitor {
  const network = networkOf(request.ip ?? "");
  const secure = settings.PUBLIC_URL.startsWith("https:");
  const name = secure ? "__Host-browser" : "browser";
  const found = request.headers.cookie
    ?.split("; ")
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (found !== undefined && mark.test(found)) return { network, browser: found };
  const opensPage = request.method === "GET" && request.headers.accept?.includes("text/html") === true;
  if (!opensPage) return { network, browser: null };
  const browser = randomBytes(16).toString("base64url");
  response.append(
    "Set-Cookie",
    `${name}=${browser}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`,
  );
  return { network, browser };
}
