/** Control characters, line and paragraph separators, and the marks that turn the reading direction of what follows. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/**
 * A text that a person wrote, as one harmless line for a subject or a greeting: no line breaks, no control or
 * direction marks, single spaces, at most `limit` characters (an ellipsis shows the cut).
 */
export function plainLine(text: string, limit = 120): string {
  const line = text.replace(unsafe, " ").replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name written from right to left, set apart so that it cannot turn the sentence it stands in. */
export function isolate(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}
