const LONGEST = 32;

/**
 * The readable part of an event's address: the words of an English title, else its kind; then month and day, so
 * that two evenings of one name differ; then a random suffix, so that nobody guesses the next one.
 */
export function makeSlug(parts: { titleEn: string; kind: string; date: string; suffix: string }): string {
  const words = parts.titleEn
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let readable = "";
  for (const word of words) {
    const longer = readable ? `${readable}-${word}` : word;
    if (longer.length > LONGEST) break;
    readable = longer;
  }
  const day = parts.date.slice(5).replace("-", "");
  return `${readable || parts.kind}-${day}-${parts.suffix.toLowerCase()}`;
}
