import { minorDigits } from "./money.ts";

/** An amount as a person would type it into a field: "499.00" for 49900 CNY, "499" for 499 JPY. */
export function amountText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const scale = 10 ** digits;
  const whole = String(Math.trunc(minor / scale));
  return digits === 0 ? whole : `${whole}.${String(minor % scale).padStart(digits, "0")}`;
}
