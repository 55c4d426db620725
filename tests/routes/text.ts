/** What a page says: its HTML without React's markers between pieces of text. */
export async function htmlOf(response: Response): Promise<string> {
  return (await response.text()).replaceAll("<!-- -->", "");
}

/** The value of a hidden field. Throws when the page has none of that name. */
export function hiddenValue(html: string, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
  if (found === undefined) throw new Error(`the page has no hidden field ${name}`);
  return found;
}

/** The page's structured data about the event. */
export function structuredData(html: string): Record<string, unknown> {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  if (text === undefined) throw new Error("the page has no structured data");
  return JSON.parse(text);
}
