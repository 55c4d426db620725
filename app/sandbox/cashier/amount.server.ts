import type { CashierLanguage } from "./words.server.ts";

/** Minor units as people read them, sign first and code after: 49900 cny → "¥499.00 CNY". */
export function showAmount(minor: number, currency: string, language: CashierLanguage): string {
  const code = currency.toUpperCase();
  const format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const padded = String(minor).padStart(digits + 1, "0");
  const whole = padded.slice(0, padded.length - digits);
  const exact = digits === 0 ? whole : `${whole}.${padded.slice(-digits)}`;
  return `${format.format(asNumeric(exact))} ${code}`;
}

/** Intl takes a decimal text exactly; its type wants the text to be known as numeric. */
function asNumeric(text: string): Intl.StringNumericLiteral {
  if (isNumeric(text)) return text;
  throw new Error(`Not a number: ${text}`);
}

function isNumeric(text: string): text is Intl.StringNumericLiteral {
  return /^\d+(\.\d+)?$/.test(text);
}
