import type { Locale } from "#app/domain/events/locale.ts";

/** The `lang` attribute of words that are not in the page's language; nothing when they are. */
export function foreign(own: Locale, page: Locale): { lang?: Locale } {
  return own === page ? {} : { lang: own };
}
