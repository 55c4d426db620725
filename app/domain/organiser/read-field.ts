import { bad, good, type Read } from "./field-problem.ts";

/** Controls, bidirectional overrides, zero-width and unassigned characters: nothing a person means to type. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** One line of visible text, spaces folded. */
export function cleanLine(text: string): string {
  return text.normalize("NFC").replace(/\s/gu, " ").replace(unseen, "").replace(/ {2,}/g, " ").trim();
}

/** Several lines of visible text; at most one empty line between two paragraphs. */
export function cleanText(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map(cleanLine);
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A line that must be there, at most `max` characters. */
export function readLine(text: string, max: number): Read<string> {
  const line = cleanLine(text);
  if (line === "") return bad("missing");
  return [...line].length > max ? bad("too-long") : good(line);
}

/** Text of several lines that may be empty, at most `max` characters. */
export function readText(text: string, max: number): Read<string> {
  const clean = cleanText(text);
  return [...clean].length > max ? bad("too-long") : good(clean);
}

/** A whole number typed in digits (full-width ones too) between `min` and `max`. */
export function readCount(text: string, min: number, max: number): Read<number> {
  const digits = text.normalize("NFKC").trim();
  if (digits === "") return bad("missing");
  if (!/^\d{1,9}$/.test(digits)) return bad("not-a-number");
  const count = Number(digits);
  return count < min || count > max ? bad("out-of-range") : good(count);
}

/** A link to a web page; null when nothing is typed. Anything but http and https is refused. */
export function readLink(text: string): Read<string | null> {
  const link = text.trim();
  if (link === "") return good(null);
  if (link.length > 500) return bad("too-long");
  return /^https?:\/\/[^\s]+$/i.test(link) && URL.canParse(link)
    ? good(new URL(link).href)
    : bad("not-a-link");
}
