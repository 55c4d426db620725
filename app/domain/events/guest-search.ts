/** A text as it is compared: full-width and half-width alike, without case, spaces and marks. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\s\p{M}\p{Cf}·•.'’-]+/gu, "");
}

/** What a guest can be found by. */
export type Findable = { readonly name: string; readonly email: string; readonly codes: readonly string[] };

/** True when a name, an address or a door code holds what was typed; an empty search finds everyone. */
export function matchesGuest(typed: string, guest: Findable): boolean {
  const sought = folded(typed);
  if (sought === "") return true;
  return [guest.name, guest.email, ...guest.codes].some((text) => folded(text).includes(sought));
}
