import type { Locale } from "#app/domain/events/locale.ts";

/** The address of a page in a language: zh-CN has no prefix, English lives under /en. */
export function localePath(locale: Locale, path: string): string {
  return locale === "en" ? (path === "/" ? "/en" : `/en${path}`) : path;
}

/** The language an address asks for, and the address without its prefix. */
export function readLocalePath(pathname: string): { locale: Locale; path: string } {
  if (pathname === "/en") return { locale: "en", path: "/" };
  if (pathname.startsWith("/en/")) return { locale: "en", path: pathname.slice(3) };
  return { locale: "zh-CN", path: pathname };
}

/** The language of the page a request asks for. */
export function localeOf(request: Request): Locale {
  return readLocalePath(new URL(request.url).pathname).locale;
}
