import { cleanText } from "../organiser/read-field.ts";

/** Characters of one private note. */
export const noteLimit = 500;

/** A note for oneself about somebody met; empty takes it away. */
export function readNote(
  text: string,
): { ok: true; note: string | null } | { ok: false; reason: "too-long" } {
  const note = cleanText(text);
  if ([...note].length > noteLimit) return { ok: false, reason: "too-long" };
  return { ok: true, note: note === "" ? null : note };
}
