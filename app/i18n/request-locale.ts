import type { Locale } from "#app/domain/events/locale.ts";
import { readLocalePath } from "#app/i18n/locale-path.ts";

/** The language a request asks for, by its address. */
export function requestLocale(request: Request): Locale {
  return readLocalePath(new URL(request.url).pathname).locale;
}
