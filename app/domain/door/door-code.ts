/** The most a person or a scanner hands over; anything longer is no code. */
const LONGEST = 64;

/**
 * A door code as it was typed or scanned, in the form it is kept: capitals and digits, full width made half,
 * spaces and dashes dropped. Null when nothing that could be a code is left.
 */
export function readDoorCode(typed: string): string | null {
  if (typed.length > LONGEST) return null;
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]+/gu, "");
  return /^[0-9A-Z]{4,32}$/.test(code) ? code : null;
}
