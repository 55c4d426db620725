export const NAME_LENGTH = 60;

/** Control, formatting (bidirectional overrides, zero-width), surrogate, private-use and unassigned characters, line separators. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** What mail programs make a link of: the slashes of an address, and a dot between a name and its domain. */
const linked = /\/{2,}|(?<=[\p{L}\p{N}])[.．。｡](?=[\p{L}\p{N}]{2})/gu;

/**
 * A person's name, fit for a page, a letter and a door list: one line of visible characters, spaces folded,
 * at most three combining marks on one letter, and nothing in it that a mail program would turn into a link: names
 * stand in letters to people who know neither the one who typed them nor us.
 */
export function cleanName(
  text: string,
): { ok: true; name: string } | { ok: false; reason: "missing" | "too-long" } {
  if (text.length > 10_000) return { ok: false, reason: "too-long" };
  const name = text
    .normalize("NFC")
    .replace(/[\t\r\n]/g, " ")
    .replace(unseen, "")
    .replace(/(\p{M}{3})\p{M}+/gu, "$1")
    .replace(linked, (mark) => (mark.startsWith("/") ? " " : `${mark} `))
    .replace(/\p{Zs}+/gu, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return { ok: false, reason: "missing" };
  return [...name].length > NAME_LENGTH ? { ok: false, reason: "too-long" } : { ok: true, name };
}
