const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The address as letters are sent to it: trimmed, full-width characters narrowed (NFKC), lower case.
 * Null for what is not one address: spaces or line breaks inside, no dot in the domain, more than 254
 * characters, a local part above 64 (RFC 5321, 4.5.3.1). Quoted local parts are not accepted.
 */
export function normaliseEmail(text: string): string | null {
  if (text.length > 1000) return null;
  const address = text.trim().normalize("NFKC").toLowerCase();
  const at = address.lastIndexOf("@");
  if (at < 1 || at > 64 || address.length > 254) return null;
  if (!local.test(address.slice(0, at))) return null;
  const labels = address.slice(at + 1).split(".");
  if (labels.length < 2 || !labels.every((part) => label.test(part))) return null;
  return /^\d+$/.test(labels.at(-1) ?? "") ? null : address;
}

/**
 * The text whose keyed index finds a person: `name+alias@host` counts as `name@host`, so that one mailbox
 * is one person. Takes a normalised address; letters still go to the address as it was given.
 */
export function emailIndexText(normalised: string): string {
  const at = normalised.lastIndexOf("@");
  const plus = normalised.indexOf("+");
  const name = plus > 0 && plus < at ? normalised.slice(0, plus) : normalised.slice(0, at);
  return `email:${name}${normalised.slice(at)}`;
}
