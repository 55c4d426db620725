import { invalidField, MailRefusal } from "./errors.server.ts";

const mostRecipients = 50;

/** `email@example.com` or `Name <email@example.com>`; anything that could start a header line of its own is refused. */
export function requireAddress(field: string, value: unknown): string {
  if (typeof value !== "string" || hasLineBreak(value) || value.length > 320 || !isAddress(value)) {
    throw invalidField(
      field,
      "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.",
    );
  }
  return value;
}

function isAddress(value: string): boolean {
  const named = /^([^<>]*)<([^<>]+)>$/.exec(value.trim());
  const bare = named ? (named[2] ?? "") : value.trim();
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.-][^\s@<>,;:"()[\]\\]*\.[^\s@<>,;:"()[\]\\.]{2,}$/.test(
    bare,
  );
}

/** The bare address of `Name <email@example.com>`, in lower case, for looking letters up. */
export function bareAddress(value: string): string {
  return (/<([^<>]+)>\s*$/.exec(value)?.[1] ?? value).trim().toLowerCase();
}

/** One address or a list; null when absent. */
export function addressList(field: string, value: unknown): string[] | null {
  if (value === undefined || value === null) return null;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > mostRecipients)
    throw invalidField(field, `The maximum number of addresses is ${mostRecipients}.`);
  return list.map((item) => requireAddress(field, item));
}

export function requireText(field: string, value: unknown): string {
  if (value === undefined || value === null) {
    throw new MailRefusal(422, "missing_required_field", `Missing \`${field}\` field.`);
  }
  if (typeof value !== "string") throw invalidField(field, "It must be a string.");
  return value;
}

/** A text that becomes a header: one line only, or a letter could grow a `Bcc` of its own. */
export function requireLine(field: string, value: unknown): string {
  const text = requireText(field, value);
  if (hasLineBreak(text)) throw invalidField(field, "It must not contain line breaks or control characters.");
  return text;
}

function hasLineBreak(text: string): boolean {
  return Array.from(text).some((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < 32 || code === 127 || code === 0x85 || code === 0x2028 || code === 0x2029;
  });
}
