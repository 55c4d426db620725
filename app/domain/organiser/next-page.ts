/** A page of the office, in either language: nothing that could lead to another site. */
const PAGE = /^(?:\/en)?\/office(?:\/[\w-]{1,64}){1,5}$/;
const NAME = "qingju-next";
const MINUTES = 15;

/** Where to go on after signing in: the page that was asked for, when it is one of the office's own. */
export function nextPage(path: string): string | null {
  return PAGE.test(path) && !path.includes("/office/sign-") ? path : null;
}

/** The page kept in a Cookie header while somebody signs in; null when there is none to trust. */
export function readNextPage(header: string | null): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === NAME && value !== undefined) return nextPage(value);
  }
  return null;
}

/** The Set-Cookie header that keeps a page for as long as a sign-in takes; null forgets it. */
export function writeNextPage(path: string | null, secure: boolean): string {
  const seconds = path === null ? 0 : MINUTES * 60;
  const parts = [`${NAME}=${path ?? ""}`, "Path=/", `Max-Age=${seconds}`, "HttpOnly", "SameSite=Lax"];
  return (secure ? [...parts, "Secure"] : parts).join("; ");
}
