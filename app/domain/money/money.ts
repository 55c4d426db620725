/** An amount in whole minor units (fen for CNY) of an ISO 4217 currency. Never a float. */
export type Money = { readonly minor: number; readonly currency: string };

/** ISO 4217 currencies whose minor unit is not a hundredth; every other one here has two decimals. */
const minorDigitsOf: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, KWD: 3, BHD: 3, TND: 3 };

/** Decimals of a currency by ISO 4217: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return minorDigitsOf[currency] ?? 2;
}

/**
 * Reads an amount as a person types it ("499", "499.00", "6,000", "¥499") into minor units.
 * Answers null for anything else: too many decimals, signs, letters, an amount above 10^9 minor units.
 */
export function parseAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const match = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d+))?$/.exec(text.trim());
  if (!match?.[1]) return null;
  const fraction = match[2] ?? "";
  if (fraction.length > digits) return null;
  const minor = Number(match[1].replaceAll(",", "") + fraction.padEnd(digits, "0"));
  return minor <= 1_000_000_000 ? minor : null;
}
