/** What an event says of itself in one language, as far as it takes to choose among them. */
type Text = { readonly locale: string; readonly title: string };
type Written<T extends Text> = { readonly mainLocale: string; readonly texts: readonly T[] };

/**
 * An event's words in a language, or in its main one where that has no title yet, so that nothing stays nameless; null
 * when it has none at all. The words fall back together: a title and its summary are of one language.
 */
export function textIn<T extends Text>(event: Written<T>, locale: string): T | null {
  const { texts, mainLocale } = event;
  return (
    texts.find((text) => text.locale === locale && text.title.trim() !== "") ??
    texts.find((text) => text.locale === mainLocale) ??
    texts[0] ??
    null
  );
}

/** An event's title in a language, or in its main one; empty when it has none. */
export function titleIn(event: Written<Text>, locale: string): string {
  return textIn(event, locale)?.title ?? "";
}

/** An event's title in its main language, as the team knows it; empty when it has none. */
export function mainTitle(event: Written<Text>): string {
  return titleIn(event, event.mainLocale);
}
