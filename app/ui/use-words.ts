import { useLocation } from "@remix-run/react";
import type { Locale } from "#app/domain/events/locale.ts";
import { readLocalePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";

/** The language of the page being shown, read from its address. */
export function useLocale(): Locale {
  return readLocalePath(useLocation().pathname).locale;
}

/** The sentences of the page being shown. */
export function useWords(): Words {
  return words(useLocale());
}
