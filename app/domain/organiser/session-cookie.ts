import { LONGEST_DAYS } from "./session-rules.ts";

const TOKEN = /^[\w-]{43}$/;

/** On https the name carries the browser's own promise: secure, this host alone, the whole site. */
export function cookieName(secure: boolean): string {
  return secure ? "__Host-qingju" : "qingju-session";
}

/** The session's token out of a Cookie header; null when there is none that this product could have made. */
export function readSessionCookie(header: string | null, secure: boolean): string | null {
  const name = cookieName(secure);
  for (const part of (header ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value !== undefined && TOKEN.test(value)) return value;
  }
  return null;
}

/** The Set-Cookie header that keeps a session; a null token ends it in this browser. */
export function writeSessionCookie(token: string | null, secure: boolean): string {
  const seconds = token === null ? 0 : LONGEST_DAYS * 86_400;
  const parts = [
    `${cookieName(secure)}=${token ?? ""}`,
    "Path=/",
    `Max-Age=${seconds}`,
    "HttpOnly",
    "SameSite=Lax",
  ];
  return (secure ? [...parts, "Secure"] : parts).join("; ");
}
