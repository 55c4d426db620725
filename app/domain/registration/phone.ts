/** A phone number as typed, kept to its digits with an optional leading "+"; null unless it has 6 to 15 digits (ITU-T E.164). */
export function normalisePhone(text: string): string | null {
  if (text.length > 40) return null;
  const narrow = text.normalize("NFKC").trim();
  if (!/^\+?[\d\s().-]+$/.test(narrow)) return null;
  const digits = narrow.replace(/\D/g, "");
  if (digits.length < 6 || digits.length > 15) return null;
  return narrow.startsWith("+") ? `+${digits}` : digits;
}
